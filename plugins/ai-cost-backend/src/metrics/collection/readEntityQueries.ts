/*
 * Copyright 2026 The AI Cost Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isCostKind, parseAnnotations } from 'backstage-plugin-ai-cost-common';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/**
 * Reads what annotations of entities ask telemetry sources for, as the plugin
 * itself. Annotations that cannot be read ask for nothing.
 *
 * @param options - `kinds` in any case
 * @throws when the catalog cannot be read to its end
 */
export async function readEntityQueries(options: {
  catalog: CatalogService;
  auth: AuthService;
  kinds: readonly string[];
}): Promise<EntityTelemetryQuery[]> {
  const { catalog, auth, kinds } = options;
  const pages = catalog.streamEntities(
    { filter: kinds.map(kind => ({ kind })), fields: FIELDS },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  // An entity that changes while the catalog is paged through may come twice.
  const queries = new Map<string, EntityTelemetryQuery[]>();
  for await (const page of pages) {
    for (const entity of page) {
      if (isCostKind(entity.kind, kinds)) {
        const entityRef = stringifyEntityRef(entity);
        const { claims, telemetry } = parseAnnotations(entity);
        queries.set(
          entityRef,
          telemetry.queries.map(query => ({
            ...query,
            entityRef,
            environment: claims.environment,
          })),
        );
      }
    }
  }
  return [...queries.values()].flat();
}
