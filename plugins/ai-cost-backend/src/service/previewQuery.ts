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

import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { TelemetryPreviewQuery } from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';

const LATENCIES: readonly string[] = ['latency', 'first-token', 'per-token'];

/**
 * Reads the body of `POST /telemetry/preview`. The specification holds it to
 * what an annotation may say; what needs words is checked here.
 *
 * @throws InputError that names the field and what is allowed
 */
export function readPreviewQuery(request: Request): TelemetryPreviewQuery {
  const { kind, name, source, expression, direction, entityRef } =
    request.body as TelemetryPreviewQuery;
  if (kind === 'latency' && !LATENCIES.includes(name)) {
    throw new InputError(
      `name must be one of ${LATENCIES.join(', ')} for latency`,
    );
  }
  if (kind !== 'quality' && direction !== undefined) {
    throw new InputError('direction is for kind quality alone');
  }
  if (entityRef !== undefined) {
    checkRef(entityRef);
  }
  return {
    kind,
    name,
    source,
    expression,
    ...(kind === 'quality' && { direction: direction ?? 'higher' }),
    ...(entityRef !== undefined && { entityRef }),
  };
}

function checkRef(entityRef: string): void {
  try {
    parseEntityRef(entityRef);
  } catch {
    throw new InputError(
      'entityRef must be a full ref like component:default/ranker',
    );
  }
}
