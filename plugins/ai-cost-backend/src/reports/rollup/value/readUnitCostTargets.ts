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

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  parseAnnotations,
  type UnitCostTarget,
} from 'backstage-plugin-ai-cost-common';

const FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
];
const ENTITIES_PER_REQUEST = 500;

/** Reads what annotations of entities aim at, as the reader sees them. */
export async function readUnitCostTargets(
  entityRefs: readonly string[],
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<Map<string, UnitCostTarget[]>> {
  const { catalog, credentials } = options;
  const targets = new Map<string, UnitCostTarget[]>();
  for (let from = 0; from < entityRefs.length; from += ENTITIES_PER_REQUEST) {
    const some = entityRefs.slice(from, from + ENTITIES_PER_REQUEST);
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: some, fields: FIELDS },
      { credentials },
    );
    some.forEach((entityRef, index) => {
      const entity = items[index];
      if (entity) {
        targets.set(entityRef, parseAnnotations(entity).telemetry.targets);
      }
    });
  }
  return targets;
}
