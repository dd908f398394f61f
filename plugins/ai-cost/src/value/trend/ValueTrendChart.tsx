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
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { roundAxis } from '../roundAxis';
import { formatKpi } from '../kpis/formatKpi';
import { CostStrip } from './CostStrip';
import type { MeasureDefinition } from './valueMeasures';
import { isAlone, type ValuePoint } from './valuePoints';
import { AXIS_WIDTH } from './axisWidth';
import { ValueTrendTooltip } from './ValueTrendTooltip';

const HEIGHT = 230;
// The lowest label stands half below the axis.
const MARGIN = { top: 12, right: 8, bottom: 8, left: 0 };

export interface ValueTrendChartProps {
  points: ValuePoint[];
  definition: MeasureDefinition;
  currency?: string;
  /** By the place of the line; the one after the last is of the cost. */
  colors: string[];
  target?: number;
}

/**
 * Lines over time above the cost of the same days. A line is dashed where it
 * may still change and breaks where nothing was measured. Screen readers get
 * the table instead.
 */
export function ValueTrendChart(props: ValueTrendChartProps) {
  const { points, definition, currency, colors, target } = props;
  const { lines, unit } = definition;
  const { palette, zIndex } = useTheme();
  const syncId = useId();
  const axis = roundAxis(
    [0, target ?? 0, ...points.flatMap(({ values }) => Object.values(values))],
    4,
  );
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  return (
    <>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart
          data={points}
          syncId={syncId}
          accessibilityLayer={false}
          margin={MARGIN}
        >
          <CartesianGrid vertical={false} stroke={palette.divider} />
          <XAxis dataKey="day" hide scale="band" />
          <YAxis
            tick={tick}
            tickLine={false}
            axisLine={false}
            width={AXIS_WIDTH}
            interval={0}
            {...axis}
            tickFormatter={(value: number) =>
              value === 0 ? '0' : formatKpi(unit, value, currency)
            }
          />
          <Tooltip
            isAnimationActive={false}
            // The bar below and the dots mark the day.
            cursor={false}
            wrapperStyle={{ zIndex: zIndex.tooltip }}
            content={({ active, payload }) => {
              const point: ValuePoint | undefined = payload?.[0]?.payload;
              return active && point ? (
                <ValueTrendTooltip
                  point={point}
                  definition={definition}
                  colors={colors}
                  currency={currency}
                />
              ) : null;
            }}
          />
          {target !== undefined && (
            <ReferenceLine
              y={target}
              stroke={palette.text.secondary}
              strokeDasharray="2 4"
            />
          )}
          {lines.map(({ id, name }, index) => [
            <Line
              key={id}
              dataKey={`settled.${id}`}
              name={name}
              stroke={colors[index]}
              strokeWidth={2}
              isAnimationActive={false}
              dot={({ key, cx, cy, index: at }) =>
                isAlone(points, at, id) && typeof cy === 'number' ? (
                  <circle
                    key={key}
                    cx={cx}
                    cy={cy}
                    r={3}
                    fill={colors[index]}
                  />
                ) : (
                  <g key={key} />
                )
              }
            />,
            <Line
              key={`${id} provisional`}
              dataKey={`provisional.${id}`}
              name={name}
              stroke={colors[index]}
              strokeWidth={2}
              strokeDasharray="4 4"
              isAnimationActive={false}
              dot={false}
            />,
          ])}
        </LineChart>
      </ResponsiveContainer>
      <CostStrip points={points} syncId={syncId} currency={currency} />
    </>
  );
}
