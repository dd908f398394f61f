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
import type { Granularity } from 'backstage-plugin-ai-cost-common';
import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatTick } from '../../format/day';
import { formatCompactMoney } from '../../format/money';
import { HatchPattern } from '../../components/HatchPattern';
import type { TrendBar } from './trendBars';
import type { TrendGroup } from './trendGroups';
import { TrendTooltip } from './TrendTooltip';

const HEIGHT = 330;
// A digit of an axis label is about so wide.
const DIGIT = 7.5;

export interface TrendChartProps {
  bars: TrendBar[];
  groups: TrendGroup[];
  granularity: Granularity;
  currency: string;
  onSelect(bar: TrendBar, group: TrendGroup): void;
}

/**
 * Cost over time, stacked. Bars that may still change are hatched, and a bucket
 * without data is a marked gap. Screen readers get the table instead.
 */
export function TrendChart(props: TrendChartProps) {
  const { bars, groups, granularity, currency, onSelect } = props;
  const theme = useTheme();
  const patternId = useId();
  const { background, divider, text, action } = theme.palette;
  const tick = { fill: text.secondary, fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart
        data={bars}
        stackOffset="sign"
        accessibilityLayer={false}
        barCategoryGap="16%"
        maxBarSize={56}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      >
        <defs>
          {groups.map(group => (
            <HatchPattern
              key={group.id}
              id={`${patternId}${group.id}`}
              color={group.color}
              background={background.paper}
            />
          ))}
          <HatchPattern
            id={`${patternId}missing`}
            color={action.disabledBackground}
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
          tickFormatter={(start: string) => formatTick(start, granularity)}
        />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={axisWidth(bars, currency)}
          tickFormatter={(amount: number) =>
            formatCompactMoney(amount, currency)
          }
        />
        <ReferenceLine y={0} stroke={divider} />
        {bars
          .filter(bar => bar.completeness === 'missing')
          .map(bar => (
            <ReferenceArea
              key={bar.start}
              x1={bar.start}
              x2={bar.start}
              fill={`url(#${patternId}missing)`}
              fillOpacity={1}
              ifOverflow="visible"
            />
          ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: action.hover }}
          wrapperStyle={{ zIndex: theme.zIndex.tooltip }}
          content={({ active, payload }) => {
            const bar: TrendBar | undefined = payload?.[0]?.payload;
            return active && bar ? (
              <TrendTooltip
                bar={bar}
                groups={groups}
                granularity={granularity}
                currency={currency}
              />
            ) : null;
          }}
        />
        {groups.map(group => (
          <Bar
            key={group.id}
            dataKey={`heights.${group.id}`}
            name={group.name}
            stackId="cost"
            cursor="pointer"
            stroke={background.paper}
            strokeWidth={1}
            isAnimationActive={false}
            onClick={(_, index) => onSelect(bars[index], group)}
          >
            {bars.map(bar => (
              <Cell
                key={bar.start}
                fill={
                  bar.completeness === 'provisional'
                    ? `url(#${patternId}${group.id})`
                    : group.color
                }
              />
            ))}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Room for the longest label: what costs little has many digits. */
function axisWidth(bars: TrendBar[], currency: string): number {
  const highest = Math.max(0, ...bars.map(({ total = 0 }) => Number(total)));
  return 14 + DIGIT * formatCompactMoney(highest, currency).length;
}
