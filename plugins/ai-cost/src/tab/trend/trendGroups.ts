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
  CostSeries,
  DecimalString,
} from 'backstage-plugin-ai-cost-common';
import { formatCount } from '../../format/quantity';
import { sumAmounts } from '../../format/sumAmounts';

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
 * @param options - `series` most expensive first; `nameOf` a value for people
 */
export function trendGroups(options: {
  series: CostSeries[];
  nameOf(key: string): string;
  colors: string[];
  otherColor: string;
}): TrendGroup[] {
  const { series, nameOf, colors, otherColor } = options;
  // What the backend added up has no colour of a value.
  const told = series.filter(({ rest }) => rest === undefined);
  const groups = told.slice(0, colors.length).map((one, index) => ({
    id: `group${index}`,
    name: nameOf(one.key),
    color: colors[index],
    key: one.key,
    values: one.values,
  }));
  const rest = series.filter(
    one => !told.slice(0, colors.length).includes(one),
  );
  if (rest.length === 0) {
    return groups;
  }
  const single = rest.length === 1 && rest[0].rest === undefined;
  const count = rest.reduce((sum, one) => sum + (one.rest ?? 1), 0);
  return [
    ...groups,
    {
      id: 'rest',
      name: single
        ? nameOf(rest[0].key)
        : formatCount(count, 'other', 'others'),
      color: otherColor,
      key: single ? rest[0].key : undefined,
      values: rest[0].values.map((_, bucket) =>
        sumAmounts(rest.map(one => one.values[bucket])),
      ),
    },
  ];
}
