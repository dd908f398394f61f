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

import { useTheme } from '@material-ui/core/styles';
import type { CoverageBucket } from 'backstage-plugin-ai-cost-common';
import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartTooltip } from '../../components/ChartTooltip';
import { HatchPattern } from '../../components/HatchPattern';
import { COMPLETENESS_IN_WORDS } from '../../format/completenessInWords';
import { formatBucket, formatTick } from '../../format/day';
import { formatCompactMoney, formatExactMoney } from '../../format/money';
import { formatShare } from '../../format/quantity';

const HEIGHT = 260;
// A digit of an axis label is about so wide.
const DIGIT = 7.5;

export interface CoverageTrendChartProps {
  trend: CoverageBucket[];
  currency: string;
  allocatedColor: string;
  unallocatedColor: string;
}

/** Bars of usage cost with their coverage above. */
export function CoverageTrendChart(props: CoverageTrendChartProps) {
  const { trend, currency, allocatedColor, unallocatedColor } = props;
  const theme = useTheme();
  const patternId = useId();
  const { background, divider, text, action } = theme.palette;
  const tick = { fill: text.secondary, fontSize: 12 };
  const bars = trend.map(bucket => ({
    ...bucket,
    allocated: Number(bucket.allocatedUsage),
    unallocated: Number(bucket.unallocatedUsage),
    label: bucket.coverage === undefined ? '' : formatShare(bucket.coverage),
  }));
  const highest = Math.max(
    0,
    ...bars.map(({ allocated, unallocated }) => allocated + unallocated),
  );
  const cells = (id: string, color: string) =>
    bars.map(({ start, completeness }) => (
      <Cell
        key={start}
        fill={
          completeness === 'provisional' ? `url(#${patternId}${id})` : color
        }
      />
    ));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart
        data={bars}
        accessibilityLayer={false}
        barCategoryGap="16%"
        maxBarSize={56}
        margin={{ top: 24, right: 0, bottom: 0, left: 0 }}
      >
        <defs>
          <HatchPattern
            id={`${patternId}allocated`}
            color={allocatedColor}
            background={background.paper}
          />
          <HatchPattern
            id={`${patternId}unallocated`}
            color={unallocatedColor}
            background={background.paper}
          />
        </defs>
        <CartesianGrid vertical={false} stroke={divider} />
        <XAxis
          dataKey="start"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: divider }}
          minTickGap={12}
          tickFormatter={(start: string) => formatTick(start, 'month')}
        />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={14 + DIGIT * formatCompactMoney(highest, currency).length}
          tickFormatter={(amount: number) =>
            formatCompactMoney(amount, currency)
          }
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: action.hover }}
          wrapperStyle={{ zIndex: theme.zIndex.tooltip }}
          content={({ active, payload }) => {
            const bar: (typeof bars)[number] | undefined =
              payload?.[0]?.payload;
            return active && bar ? (
              <ChartTooltip
                title={formatBucket(bar, 'month')}
                state={[COMPLETENESS_IN_WORDS[bar.completeness], bar.label]
                  .filter(Boolean)
                  .join(' · ')}
                rows={[
                  {
                    id: 'allocated',
                    color: allocatedColor,
                    name: 'With an owner',
                    amount: formatExactMoney(bar.allocatedUsage, currency),
                  },
                  {
                    id: 'unallocated',
                    color: unallocatedColor,
                    name: 'Nobody’s',
                    amount: formatExactMoney(bar.unallocatedUsage, currency),
                  },
                ]}
              />
            ) : null;
          }}
        />
        <Bar dataKey="allocated" stackId="usage" isAnimationActive={false}>
          {cells('allocated', allocatedColor)}
        </Bar>
        <Bar dataKey="unallocated" stackId="usage" isAnimationActive={false}>
          {cells('unallocated', unallocatedColor)}
          <LabelList
            dataKey="label"
            position="top"
            fill={text.primary}
            fontSize={12}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
