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

import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { ComparisonPanel } from './comparison/ComparisonPanel';
import { DecompositionPanel } from './decomposition/DecompositionPanel';
import { isBlank, isMeasured } from './isMeasured';
import { KpiPanel } from './kpis/KpiPanel';
import { ValueModelsPanel } from './models/ValueModelsPanel';
import { RunsPanel } from './runs/RunsPanel';
import { TeachTelemetry } from './telemetry/TeachTelemetry';
import { TelemetryPanel } from './telemetry/TelemetryPanel';
import { TryQueryPanel } from './telemetry/TryQueryPanel';
import { TradeoffPanel } from './tradeoff/TradeoffPanel';
import { ValueTrendPanel } from './trend/ValueTrendPanel';
import { ValueFreshness } from './ValueFreshness';
import type { ValueSectionProps } from './ValueSectionProps';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    // Takes no room, so that nothing jumps when it comes and goes.
    progress: {
      position: 'absolute',
      top: -theme.spacing(1),
      left: 0,
      right: 0,
    },
    outdated: { opacity: 0.6 },
  }),
  { name: 'AiCostValueReportView' },
);

export interface ValueReportViewProps extends ValueSectionProps {
  report: EntityValueReport;
  /** A newer report is on its way. */
  loading: boolean;
}

/** A report from top to bottom: how well, when, why, on which models. */
export function ValueReportView(props: ValueReportViewProps) {
  const { report, state, today, loading, onChange } = props;
  const { currency, models, entityRef } = report;
  const classes = useStyles();
  const measured = isMeasured(report);
  // Without anything to show, how to get there comes before all that is missing.
  const blank = isBlank(report);
  return (
    <div
      className={loading ? `${classes.root} ${classes.outdated}` : classes.root}
      aria-busy={loading}
    >
      {loading && <LinearProgress className={classes.progress} aria-hidden />}
      {blank && <Telemetry {...props} />}
      <KpiPanel report={report} />
      <ValueFreshness report={report} />
      {!measured && !blank && <Telemetry {...props} />}
      {measured && (
        <ValueTrendPanel
          report={report}
          today={today}
          onUnit={unit => onChange({ unit })}
        />
      )}
      {measured && (
        <DecompositionPanel
          decomposition={report.decomposition}
          currency={currency}
        />
      )}
      {currency && models.length > 0 && (
        <>
          {measured && <TradeoffPanel report={report} currency={currency} />}
          <ValueModelsPanel
            report={report}
            currency={currency}
            order={state.valueOrder}
            onOrder={valueOrder => onChange({ valueOrder })}
          />
        </>
      )}
      <RunsPanel
        query={{
          ...{ entityRef, ...daysOf(report), currency: state.currency },
          environments: report.query.environments,
        }}
        workloads={props.workloads}
        currency={props.currency}
      />
      {measured && models.length > 0 && (
        <ComparisonPanel
          report={report}
          arms={state.arms}
          onArms={arms => onChange({ arms })}
        />
      )}
      {measured && <Telemetry {...props} />}
    </div>
  );
}

/** What is measured, and how to measure more: the first where nothing is. */
function Telemetry({ report, name }: ValueReportViewProps) {
  const { entityRef, telemetry } = report;
  return (
    <>
      <TeachTelemetry report={report} name={name} />
      <TelemetryPanel telemetry={telemetry} />
      <TryQueryPanel entityRef={entityRef} sources={telemetry.sources} />
    </>
  );
}

function daysOf({ query: { from, to } }: EntityValueReport) {
  return { from, to };
}
