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
  Cell,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { HatchPattern } from '../../components/HatchPattern';
import { formatTick } from '../../format/day';
import { formatCompactMoney } from '../../format/money';
import { otherColor } from '../../theme/chartColors';
import { roundAxis } from '../roundAxis';
import type { ValuePoint } from './valuePoints';
import { AXIS_WIDTH } from './axisWidth';

const HEIGHT = 110;
const MARGIN = { top: 12, right: 8, bottom: 0, left: 0 };

export interface CostStripProps {
  points: ValuePoint[];
  /** Of the chart above, whose cursor it shares. */
  syncId: string;
  currency?: string;
}

/** What the days cost, under what they brought. */
export function CostStrip({ points, syncId, currency }: CostStripProps) {
  const theme = useTheme();
  const { palette } = theme;
  const patternId = useId();
  const color = otherColor(theme);
  const axis = roundAxis(
    [0, ...points.flatMap(({ height }) => height ?? [])],
    3,
  );
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart
        data={points}
        syncId={syncId}
        accessibilityLayer={false}
        barCategoryGap="16%"
        maxBarSize={56}
        margin={MARGIN}
      >
        <defs>
          <HatchPattern
            id={`${patternId}cost`}
            color={color}
            background={palette.background.paper}
          />
          <HatchPattern
            id={`${patternId}missing`}
            color={palette.action.disabledBackground}
            background={palette.background.paper}
          />
        </defs>
        <XAxis
          dataKey="day"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          minTickGap={16}
          tickFormatter={(day: string) => formatTick(day, 'day')}
        />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={AXIS_WIDTH}
          {...axis}
          tickFormatter={(amount: number) =>
            currency ? formatCompactMoney(amount, currency) : String(amount)
          }
        />
        {points
          .filter(({ completeness }) => completeness === 'missing')
          .map(({ day }) => (
            <ReferenceArea
              key={day}
              x1={day}
              x2={day}
              fill={`url(#${patternId}missing)`}
              fillOpacity={1}
              ifOverflow="visible"
            />
          ))}
        <Tooltip
          cursor={{ fill: palette.action.hover }}
          isAnimationActive={false}
          // The chart above says it all.
          content={() => null}
        />
        <Bar dataKey="height" name="Cost" isAnimationActive={false}>
          {points.map(({ day, completeness }) => (
            <Cell
              key={day}
              fill={
                completeness === 'provisional'
                  ? `url(#${patternId}cost)`
                  : color
              }
            />
          ))}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
