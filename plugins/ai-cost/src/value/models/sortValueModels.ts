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

import type { ModelValue } from 'backstage-plugin-ai-cost-common';
import { nameOf } from '../../format/words';
import type { ValueOrder } from '../../state/TabState';
import { figureOf } from './modelFigures';

/**
 * Orders models by a column, equals by name. Models without a figure come last
 * either way: what was not measured is neither best nor worst.
 */
export function sortValueModels(
  models: ModelValue[],
  { column, direction }: ValueOrder,
): ModelValue[] {
  const sign = direction === 'asc' ? 1 : -1;
  return [...models].sort((a, b) => {
    if (column === 'model') {
      return sign * compareNames(a, b);
    }
    const first = figureOf(a, column);
    const second = figureOf(b, column);
    if (first === undefined || second === undefined) {
      return (
        Number(first === undefined) - Number(second === undefined) ||
        compareNames(a, b)
      );
    }
    return sign * (first - second) || compareNames(a, b);
  });
}

function compareNames(a: ModelValue, b: ModelValue): number {
  return nameOf('model', a.model).localeCompare(nameOf('model', b.model));
}
