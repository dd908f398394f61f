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

import type { OwnedScope, SpendScope } from './SpendScope';

/** A dimension that tells who spends. */
export type SpenderDimension = 'owner' | 'entity';

/** The part of some scopes that is one owner's, or one entity's. */
export function scopesOf(
  scopes: readonly OwnedScope[],
  dimension: SpenderDimension,
  keys: ReadonlySet<string>,
): SpendScope[] {
  return scopes.map(({ entities, owners, days }) => ({
    entities: entities.filter(ref =>
      keys.has(dimension === 'entity' ? ref : owners.get(ref)!),
    ),
    days,
  }));
}
