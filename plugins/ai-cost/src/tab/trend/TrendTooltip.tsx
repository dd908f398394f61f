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
  parseDecimal,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import { ChartTooltip } from '../../components/ChartTooltip';
import { formatBucket } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { COMPLETENESS_IN_WORDS } from '../../format/completenessInWords';
import type { TrendBar } from './trendBars';
import type { TrendGroup } from './trendGroups';

export interface TrendTooltipProps {
  bar: TrendBar;
  groups: TrendGroup[];
  granularity: Granularity;
  currency: string;
}

/** A bar's amounts to the last digit. */
export function TrendTooltip(props: TrendTooltipProps) {
  const { bar, groups, granularity, currency } = props;
  const shown = groups.filter(
    group =>
      bar.amounts[group.id] && parseDecimal(bar.amounts[group.id]) !== 0n,
  );
  return (
    <ChartTooltip
      title={formatBucket(bar, granularity)}
      state={COMPLETENESS_IN_WORDS[bar.completeness]}
      rows={shown.map(({ id, color, name }) => ({
        id,
        color,
        name,
        amount: formatExactMoney(bar.amounts[id], currency),
      }))}
      total={
        bar.total === undefined
          ? undefined
          : formatExactMoney(bar.total, currency)
      }
    />
  );
}
