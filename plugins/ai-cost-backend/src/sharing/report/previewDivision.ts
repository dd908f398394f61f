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

import {
  firstDayOf,
  splitAmount,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import { ShareTerms, type EntityShare } from 'backstage-plugin-ai-cost-node';
import type { EntitiesByRef } from '../SharingEntities';
import type { DividedCost } from './DividedCost';

/**
 * How a rule would have divided the cost of an entity.
 *
 * @param costs - attos by month, before they were divided
 */
export function previewDivision(
  costs: ReadonlyMap<Month, bigint>,
  options: {
    share: EntityShare;
    entities: EntitiesByRef;
    /** By consumer, in the unit of the measure. */
    usage: ReadonlyMap<string, number>;
  },
): DividedCost {
  const { share, entities, usage } = options;
  const terms = ShareTerms.create({ share, entities });
  let kept = 0n;
  const parts = new Map<string, bigint>();
  for (const [month, cost] of costs) {
    const division = terms.on(firstDayOf(month));
    if (!division) {
      kept += cost;
      continue;
    }
    const amounts = splitAmount(
      cost,
      division.weights.map(({ weight }) => weight),
    );
    for (const [index, { entityRef }] of division.weights.entries()) {
      if (entityRef === share.rule.entityRef) {
        kept += amounts[index];
      } else {
        parts.set(entityRef, (parts.get(entityRef) ?? 0n) + amounts[index]);
      }
    }
  }
  return {
    kept,
    parts: new Map(
      [...parts].map(([ref, cost]) => [ref, { cost, usage: usage.get(ref) }]),
    ),
  };
}
