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

import { createHash } from 'node:crypto';
import type { AttributionOptions } from './AttributionOptions';
import type { ClaimingEntity } from './CatalogSnapshot';

/** Raise it with every change of how lines are attributed. */
const VERSION = 3;

/**
 * A hash of everything that decides to whom lines belong. Owners and cost
 * centers are no part of it: they do not move charges between entities.
 *
 * @param entities - in a fixed order
 */
export function fingerprintOf(
  entities: readonly ClaimingEntity[],
  options: AttributionOptions,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([VERSION, options]));
  for (const { entityRef, name, orphaned, claims, share } of entities) {
    const { owner, costCenter, share: annotated, ...claiming } = claims;
    hash.update(JSON.stringify([entityRef, name, orphaned, claiming, share]));
  }
  return hash.digest('hex');
}
