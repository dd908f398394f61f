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
import { Swatch } from '../../components/Swatch';
import { otherColor } from '../../theme/chartColors';
import { formatKpi } from '../kpis/formatKpi';
import { LineSample } from './LineSample';
import type { MeasureDefinition } from './valueMeasures';
import type { ValuePoint } from './valuePoints';

export interface ValueTrendLegendProps {
  points: ValuePoint[];
  definition: MeasureDefinition;
  colors: string[];
  currency?: string;
  target?: number;
}

/** What the lines and patterns mean; only what the chart has is named. */
export function ValueTrendLegend(props: ValueTrendLegendProps) {
  const { points, definition, colors, currency, target } = props;
  const { lines, unit } = definition;
  const theme = useTheme();
  const quiet = theme.palette.text.secondary;
  const provisional = points.some(
    ({ completeness }) => completeness === 'provisional',
  );
  const gaps = points.some(({ values }) => Object.keys(values).length === 0);
  return (
    <ChartLegend
      items={[
        ...lines.map(({ id, name }, index) => ({
          id,
          sample: <LineSample color={colors[index]} />,
          text: name,
        })),
        ...(target === undefined
          ? []
          : [
              {
                id: 'target',
                sample: <LineSample color={quiet} dash="2 4" />,
                text: `Target: ${formatKpi(unit, target, currency)}`,
              },
            ]),
        {
          id: 'cost',
          sample: <Swatch color={otherColor(theme)} />,
          text: 'Cost of the day',
        },
        ...(provisional
          ? [
              {
                id: 'provisional',
                sample: <LineSample color={quiet} dash="4 4" />,
                text: 'Dashed and hatched: may still change',
              },
            ]
          : []),
        ...(gaps
          ? [{ id: 'gap', text: 'A gap in a line: not measured, not zero' }]
          : []),
      ]}
    />
  );
}
