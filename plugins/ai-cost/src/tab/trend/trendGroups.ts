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

import type {
  CostDimension,
  CostSeries,
  DecimalString,
} from 'backstage-plugin-ai-cost-common';
import { formatCount } from '../../format/quantity';
import { sumAmounts } from '../../format/sumAmounts';
import { nameOf } from '../../format/words';

/** What one colour of the chart stands for. */
export interface TrendGroup {
  id: string;
  name: string;
  color: string;
  /** The dimension's value; undefined for all that are added up. */
  key?: string;
  /** One exact amount per bucket. */
  values: DecimalString[];
}

/**
 * Gives each of the most expensive values its colour and adds the rest up.
 *
 * @param options - `series` most expensive first
 */
export function trendGroups(options: {
  series: CostSeries[];
  dimension: CostDimension;
  colors: string[];
  otherColor: string;
}): TrendGroup[] {
  const { series, dimension, colors, otherColor } = options;
  const groups = series.slice(0, colors.length).map((one, index) => ({
    id: `group${index}`,
    name: nameOf(dimension, one.key),
    color: colors[index],
    key: one.key,
    values: one.values,
  }));
  const rest = series.slice(colors.length);
  if (rest.length === 0) {
    return groups;
  }
  return [
    ...groups,
    {
      id: 'rest',
      name:
        rest.length === 1
          ? nameOf(dimension, rest[0].key)
          : formatCount(rest.length, 'other', 'others'),
      color: otherColor,
      key: rest.length === 1 ? rest[0].key : undefined,
      values: rest[0].values.map((_, bucket) =>
        sumAmounts(rest.map(one => one.values[bucket])),
      ),
    },
  ];
}
