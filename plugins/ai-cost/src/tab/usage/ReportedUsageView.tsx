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
import type { EntityUsageHours } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { Choice } from '../../components/Choice';
import { Panel } from '../../components/Panel';
import { SelectField } from '../../components/SelectField';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { chartColors } from '../../theme/chartColors';
import { usageBars } from './usageBars';
import { UsageChart } from './UsageChart';
import { UsageLegend } from './UsageLegend';
import {
  MEASURE_NAMES,
  usageMeasures,
  usageParts,
  type UsageMeasure,
} from './usageMeasures';
import { UsageTable } from './UsageTable';

export interface ReportedUsageViewProps {
  title: string;
  /** Of one reporter or more. */
  usage: EntityUsageHours;
}

/** Usage of one reporter at a time: two may tell of the same calls. */
export function ReportedUsageView(props: ReportedUsageViewProps) {
  const { title, usage } = props;
  const theme = useTheme();
  const [reporter, setReporter] = useState<string>();
  const [chosen, setChosen] = useState<UsageMeasure>();
  const reported =
    usage.reporters.find(one => one.reporter === reporter) ??
    usage.reporters[0];
  const measures = usageMeasures(reported);
  const measure =
    measures.find(one => one === chosen) ?? measures[0] ?? 'requests';
  const parts = usageParts(measure, reported);
  const bars = usageBars({ window: usage, reported, parts });
  const colors = chartColors(theme);
  return (
    <Panel
      title={title}
      subtitle={`Usage as ${reported.reporter} reports it: not money, and not checked against a bill`}
      actions={
        <>
          {usage.reporters.length > 1 && (
            <SelectField
              label="Reported by"
              value={reported.reporter}
              options={usage.reporters.map(one => ({
                value: one.reporter,
                title: one.reporter,
              }))}
              onChange={setReporter}
            />
          )}
          {measures.length > 1 && (
            <Choice
              label="Measure"
              value={measure}
              options={measures.map(value => ({
                value,
                title: MEASURE_NAMES[value],
              }))}
              onChange={value => setChosen(value)}
            />
          )}
        </>
      }
    >
      <div aria-hidden>
        <UsageChart bars={bars} parts={parts} colors={colors} />
      </div>
      <UsageLegend
        parts={parts}
        colors={colors}
        running={bars.some(
          ({ running, amounts }) => running && Object.keys(amounts).length > 0,
        )}
      />
      <VisuallyHidden>
        <UsageTable bars={bars} parts={parts} />
      </VisuallyHidden>
    </Panel>
  );
}
