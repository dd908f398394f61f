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

import { ChartTooltip } from '../../components/ChartTooltip';
import { formatInstant } from '../../format/instant';
import { formatNumber } from '../../format/quantity';
import { STILL_RUNNING, type UsageBar } from './usageBars';
import type { UsagePart } from './usageMeasures';

export interface UsageTooltipProps {
  bar: UsageBar;
  parts: UsagePart[];
  colors: string[];
}

/** An hour's usage to the last digit. */
export function UsageTooltip(props: UsageTooltipProps) {
  const { bar, parts, colors } = props;
  return (
    <ChartTooltip
      title={formatInstant(bar.hour)}
      state={bar.running ? STILL_RUNNING : undefined}
      rows={parts.flatMap(({ id, name }, index) => {
        const amount = bar.amounts[id];
        return amount === undefined
          ? []
          : { id, color: colors[index], name, amount: formatNumber(amount) };
      })}
    />
  );
}
