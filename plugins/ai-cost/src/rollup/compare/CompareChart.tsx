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
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartLegend } from '../../components/ChartLegend';
import { formatTick } from '../../format/day';
import { formatCompactMoney } from '../../format/money';
import type { TrendBar } from '../../tab/trend/trendBars';
import type { TrendGroup } from '../../tab/trend/trendGroups';
import { TrendTooltip } from '../../tab/trend/TrendTooltip';
import { LineSample } from '../../value/trend/LineSample';

const HEIGHT = 280;

/** Strokes, so that lines are told apart without colour as well. */
const DASHES = [undefined, '8 3', '2 3', '10 3 2 3', '5 5', '14 4'];

export interface CompareChartProps {
  bars: TrendBar[];
  groups: TrendGroup[];
  granularity: Granularity;
  currency: string;
}

/**
 * The cost of a few components over time, a line each; a line breaks where
 * nothing was delivered. Screen readers get a table instead.
 */
export function CompareChart(props: CompareChartProps) {
  const { bars, groups, granularity, currency } = props;
  const { palette, zIndex } = useTheme();
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  return (
    <>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart
          data={bars}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke={palette.divider} />
          <XAxis
            dataKey="start"
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: palette.divider }}
            minTickGap={12}
            tickFormatter={(start: string) => formatTick(start, granularity)}
          />
          <YAxis
            tick={tick}
            tickLine={false}
            axisLine={false}
            width={64}
            tickFormatter={(amount: number) =>
              formatCompactMoney(amount, currency)
            }
          />
          <Tooltip
            isAnimationActive={false}
            wrapperStyle={{ zIndex: zIndex.tooltip }}
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
          {groups.map((group, index) => (
            <Line
              key={group.id}
              dataKey={`heights.${group.id}`}
              name={group.name}
              stroke={group.color}
              strokeWidth={2}
              strokeDasharray={DASHES[index]}
              isAnimationActive={false}
              // A single bucket is a point, and no line would show it.
              dot={bars.length === 1}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
      <ChartLegend
        items={groups.map(({ id, name, color }, index) => ({
          id,
          sample: <LineSample color={color} dash={DASHES[index]} />,
          text: name,
        }))}
      />
    </>
  );
}
