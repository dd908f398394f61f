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

import { parseDecimal, type ModelCost } from 'backstage-plugin-ai-cost-common';
import { nameOf } from '../../format/words';
import type { ModelOrder } from '../../state/TabState';

/** Orders models by a column; money by its exact amount, equals by name. */
export function sortModels(
  models: ModelCost[],
  { column, direction }: ModelOrder,
): ModelCost[] {
  const sign = direction === 'asc' ? 1 : -1;
  return [...models].sort(
    (a, b) => sign * compare(a, b, column) || compareNames(a, b),
  );
}

/** Tokens of all classes; undefined when the bill counts none. */
export function tokensOf(model: ModelCost): number | undefined {
  return model.usage.length > 0
    ? model.usage.reduce((total, usage) => total + usage.tokens, 0)
    : undefined;
}

function compare(
  a: ModelCost,
  b: ModelCost,
  column: ModelOrder['column'],
): number {
  switch (column) {
    case 'model':
      return compareNames(a, b);
    case 'share':
      return (a.share ?? 0) - (b.share ?? 0);
    case 'tokens':
      return (tokensOf(a) ?? -1) - (tokensOf(b) ?? -1);
    case 'change':
      return compareExact(changeOf(a), changeOf(b));
    default:
      return compareExact(parseDecimal(a.cost), parseDecimal(b.cost));
  }
}

function changeOf({ completeCost, previousCost }: ModelCost): bigint {
  return parseDecimal(completeCost) - parseDecimal(previousCost);
}

function compareExact(a: bigint, b: bigint): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function compareNames(a: ModelCost, b: ModelCost): number {
  return nameOf('model', a.model).localeCompare(nameOf('model', b.model));
}
