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
import { ChartTooltip } from '../../components/ChartTooltip';
import { formatBucket } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { COMPLETENESS_IN_WORDS } from '../../format/completenessInWords';
import { otherColor } from '../../theme/chartColors';
import { formatKpi } from '../kpis/formatKpi';
import type { MeasureDefinition } from './valueMeasures';
import type { ValuePoint } from './valuePoints';

export interface ValueTrendTooltipProps {
  point: ValuePoint;
  definition: MeasureDefinition;
  colors: string[];
  currency?: string;
}

/** A day's values, and what it cost. */
export function ValueTrendTooltip(props: ValueTrendTooltipProps) {
  const { point, definition, colors, currency } = props;
  const theme = useTheme();
  const { day, completeness, cost, values } = point;
  return (
    <ChartTooltip
      title={formatBucket({ start: day, end: day }, 'day')}
      state={COMPLETENESS_IN_WORDS[completeness]}
      rows={[
        ...definition.lines.map(({ id, name }, index) => ({
          id,
          color: colors[index],
          name,
          amount:
            values[id] === undefined
              ? 'not measured'
              : formatKpi(definition.unit, values[id], currency),
        })),
        ...(cost !== undefined && currency
          ? [
              {
                id: 'cost',
                color: otherColor(theme),
                name: 'Cost',
                amount: formatExactMoney(cost, currency),
              },
            ]
          : []),
      ]}
    />
  );
}
