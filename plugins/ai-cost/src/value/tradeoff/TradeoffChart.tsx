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
import useMediaQuery from '@material-ui/core/useMediaQuery';
import {
  CartesianGrid,
  Customized,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
  ZAxis,
} from 'recharts';
import { formatPrice } from '../../format/money';
import { formatScore } from '../../format/quality';
import { sequentialColors } from '../../theme/chartColors';
import { roundAxis } from '../roundAxis';
import { LATENCY_CLASS_COUNT } from './latencyClasses';
import type { TradeoffPoint } from './tradeoff';
import { radiusOf } from './bubbleRadius';
import { BubbleNames } from './BubbleNames';
import { TradeoffTooltip } from './TradeoffTooltip';

const HEIGHT = 340;

export interface TradeoffChartProps {
  points: TradeoffPoint[];
  currency: string;
  /** Name of the score. */
  score: string;
}

/**
 * Models by cost and score. A bubble's area is its requests, its colour its
 * latency; the line joins those that no other beats. Screen readers get the
 * table instead.
 */
export function TradeoffChart(props: TradeoffChartProps) {
  const { points, currency, score } = props;
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  const { palette, zIndex } = theme;
  const colors = sequentialColors(theme, LATENCY_CLASS_COUNT);
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const label = { fill: palette.text.secondary, fontSize: 12 };
  const paint = (latencyClass?: number) =>
    latencyClass === undefined
      ? palette.background.paper
      : colors[latencyClass];
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ScatterChart
        accessibilityLayer={false}
        margin={{ top: 16, right: 24, bottom: 20, left: 8 }}
      >
        <CartesianGrid stroke={palette.divider} />
        <XAxis
          type="number"
          dataKey="cost"
          name="Cost"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: palette.divider }}
          {...roundAxis([0, ...points.map(({ cost }) => cost)], narrow ? 3 : 5)}
          tickFormatter={(cost: number) => formatPrice(cost, currency)}
          label={{
            value: 'Cost per thousand requests',
            position: 'insideBottom',
            offset: -12,
            ...label,
          }}
        />
        <YAxis
          type="number"
          dataKey="quality"
          name={score}
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={68}
          // An axis from zero would put all of them in a row.
          {...roundAxis(
            points.map(({ quality }) => quality),
            4,
          )}
          padding={{ top: 28, bottom: 28 }}
          tickFormatter={formatScore}
          label={{
            value: score,
            angle: -90,
            position: 'insideLeft',
            style: { textAnchor: 'middle' },
            ...label,
          }}
        />
        <ZAxis
          type="number"
          dataKey="requests"
          name="Requests"
          range={narrow ? [80, 700] : [120, 1800]}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: palette.text.secondary, strokeDasharray: '2 4' }}
          wrapperStyle={{ zIndex: zIndex.tooltip }}
          content={({ active, payload }) => {
            const point: TradeoffPoint | undefined = payload?.[0]?.payload;
            return active && point ? (
              <TradeoffTooltip
                point={point}
                currency={currency}
                score={score}
                color={paint(point.latencyClass)}
              />
            ) : null;
          }}
        />
        <Scatter
          data={points.filter(({ frontier }) => frontier)}
          line={{
            stroke: palette.text.secondary,
            strokeWidth: 2,
            strokeDasharray: '6 4',
          }}
          shape={() => <g />}
          legendType="none"
          tooltipType="none"
          isAnimationActive={false}
        />
        <Scatter
          data={points}
          isAnimationActive={false}
          shape={(bubble: unknown) => (
            <Bubble {...(bubble as BubbleProps)} paint={paint} />
          )}
        />
        <Customized component={<BubbleNames />} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

/** What the chart gives a shape: the point, and where it is drawn. */
interface BubbleProps extends Partial<TradeoffPoint> {
  cx: number;
  cy: number;
  size: number;
}

function Bubble(props: BubbleProps & { paint(latencyClass?: number): string }) {
  const { cx, cy, size, latencyClass, paint } = props;
  const { palette } = useTheme();
  return (
    <circle
      cx={cx}
      cy={cy}
      r={radiusOf(size)}
      fill={paint(latencyClass)}
      fillOpacity={0.9}
      stroke={palette.text.primary}
      strokeWidth={1}
      strokeDasharray={latencyClass === undefined ? '3 2' : undefined}
    />
  );
}
