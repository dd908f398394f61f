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
import { ChartLegend } from '../../components/ChartLegend';
import { sequentialColors } from '../../theme/chartColors';
import { LineSample } from '../trend/LineSample';
import { LATENCY_CLASS_COUNT, latencyClassInWords } from './latencyClasses';
import type { TradeoffPoint } from './tradeoff';

/** What colour, size and line mean; only classes that are there are named. */
export function TradeoffLegend({ points }: { points: TradeoffPoint[] }) {
  const theme = useTheme();
  const { palette } = theme;
  const colors = sequentialColors(theme, LATENCY_CLASS_COUNT);
  const present = colors
    .map((color, index) => ({ color, index }))
    .filter(({ index }) => points.some(point => point.latencyClass === index));
  const untimed = points.some(({ latencyClass }) => latencyClass === undefined);
  return (
    <ChartLegend
      items={[
        ...present.map(({ color, index }) => ({
          id: String(index),
          sample: <Bubble fill={color} stroke={palette.text.primary} />,
          text: `p95 ${latencyClassInWords(index)}`,
        })),
        ...(untimed
          ? [
              {
                id: 'untimed',
                sample: (
                  <Bubble
                    fill={palette.background.paper}
                    stroke={palette.text.primary}
                    dash="3 2"
                  />
                ),
                text: 'Latency not measured',
              },
            ]
          : []),
        { id: 'size', text: 'Area: requests' },
        ...(points.filter(({ frontier }) => frontier).length > 1
          ? [
              {
                id: 'frontier',
                sample: (
                  <LineSample color={palette.text.secondary} dash="6 4" />
                ),
                text: 'Frontier: no other model is both cheaper and better',
              },
            ]
          : []),
      ]}
    />
  );
}

function Bubble(props: { fill: string; stroke: string; dash?: string }) {
  return (
    <svg width={14} height={14} aria-hidden>
      <circle
        cx={7}
        cy={7}
        r={6}
        fill={props.fill}
        stroke={props.stroke}
        strokeDasharray={props.dash}
      />
    </svg>
  );
}
