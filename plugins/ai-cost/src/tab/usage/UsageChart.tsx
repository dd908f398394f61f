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
import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatHour } from '../../format/instant';
import { formatCompactNumber } from '../../format/quantity';
import { HatchPattern } from '../../components/HatchPattern';
import type { UsageBar } from './usageBars';
import type { UsagePart } from './usageMeasures';
import { UsageTooltip } from './UsageTooltip';

const HEIGHT = 150;
const AXIS_WIDTH = 48;

export interface UsageChartProps {
  bars: UsageBar[];
  parts: UsagePart[];
  /** By the place of the part. */
  colors: string[];
}

/**
 * Usage by the hour, stacked; the running hour is hatched. Screen readers get
 * the table instead.
 */
export function UsageChart(props: UsageChartProps) {
  const { bars, parts, colors } = props;
  const theme = useTheme();
  const patternId = useId();
  const { background, divider, text, action } = theme.palette;
  const tick = { fill: text.secondary, fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart
        data={bars}
        accessibilityLayer={false}
        barCategoryGap="16%"
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      >
        <defs>
          {parts.map((part, index) => (
            <HatchPattern
              key={part.id}
              id={`${patternId}${part.id}`}
              color={colors[index]}
              background={background.paper}
            />
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke={divider} />
        <XAxis
          dataKey="hour"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: divider }}
          minTickGap={24}
          tickFormatter={formatHour}
        />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={AXIS_WIDTH}
          tickCount={3}
          tickFormatter={formatCompactNumber}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: action.hover }}
          wrapperStyle={{ zIndex: theme.zIndex.tooltip }}
          content={({ active, payload }) => {
            const bar: UsageBar | undefined = payload?.[0]?.payload;
            return active && bar ? (
              <UsageTooltip bar={bar} parts={parts} colors={colors} />
            ) : null;
          }}
        />
        {parts.map((part, index) => (
          <Bar
            key={part.id}
            dataKey={`amounts.${part.id}`}
            name={part.name}
            stackId="usage"
            fill={colors[index]}
            stroke={background.paper}
            strokeWidth={1}
            isAnimationActive={false}
          >
            {bars.map(bar => (
              <Cell
                key={bar.hour}
                fill={
                  bar.running ? `url(#${patternId}${part.id})` : colors[index]
                }
              />
            ))}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
