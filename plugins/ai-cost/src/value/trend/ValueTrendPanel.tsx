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
import Typography from '@material-ui/core/Typography';
import type { Day, EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { useMemo, useState } from 'react';
import { Choice } from '../../components/Choice';
import { Panel } from '../../components/Panel';
import { ScrollRegion } from '../../components/ScrollRegion';
import { SelectField } from '../../components/SelectField';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { chartColors } from '../../theme/chartColors';
import { measureOf, VALUE_MEASURES, type ValueMeasure } from './valueMeasures';
import { valuePoints } from './valuePoints';
import { ValueTrendChart } from './ValueTrendChart';
import { ValueTrendLegend } from './ValueTrendLegend';
import { ValueTrendTable } from './ValueTrendTable';

const VIEWS = [
  { value: 'chart' as const, title: 'Chart' },
  { value: 'table' as const, title: 'Table' },
];

export interface ValueTrendPanelProps {
  report: EntityValueReport;
  today: Day;
  onUnit(unit: string): void;
}

/** Unit cost, latency and errors over time, above the cost of the same days. */
export function ValueTrendPanel(props: ValueTrendPanelProps) {
  const { report, today, onUnit } = props;
  const { days, currency, unit, units } = report;
  const theme = useTheme();
  const [measure, setMeasure] = useState<ValueMeasure>('unitCost');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const points = useMemo(
    () => valuePoints(days, measure, today),
    [days, measure, today],
  );
  const definition = measureOf(measure);
  const target =
    measure === 'unitCost'
      ? report.kpis.find(({ kpi }) => kpi === 'unit-cost')?.target
      : undefined;
  const measured = points.some(({ values }) => Object.keys(values).length > 0);
  const data = { points, definition, currency };
  const colors = chartColors(theme);
  return (
    <Panel
      title={titleOf(measure, definition.title, unit)}
      subtitle="Above what the same days cost"
      actions={
        <>
          {measure === 'unitCost' && unit !== undefined && units.length > 1 && (
            <SelectField
              label="Unit"
              value={unit}
              options={units.map(value => ({ value, title: value }))}
              onChange={onUnit}
            />
          )}
          <Choice
            label="Measure"
            value={measure}
            options={VALUE_MEASURES.map(value => ({
              value,
              title: measureOf(value).title,
            }))}
            onChange={value => setMeasure(value)}
          />
          <Choice
            label="Show value as"
            value={view}
            options={VIEWS}
            onChange={value => setView(value)}
          />
        </>
      }
    >
      {!measured && (
        <Typography variant="body2" color="textSecondary">
          {definition.unmeasured}
        </Typography>
      )}
      {view === 'table' ? (
        <ScrollRegion label="Value over time as a table">
          <ValueTrendTable {...data} />
        </ScrollRegion>
      ) : (
        <>
          <div aria-hidden>
            <ValueTrendChart {...data} colors={colors} target={target} />
          </div>
          <ValueTrendLegend {...data} colors={colors} target={target} />
          <VisuallyHidden>
            <ValueTrendTable {...data} />
          </VisuallyHidden>
        </>
      )}
    </Panel>
  );
}

function titleOf(measure: ValueMeasure, title: string, unit?: string): string {
  return measure === 'unitCost' && unit !== undefined
    ? `Cost per ${unit} over time`
    : `${title} over time`;
}
