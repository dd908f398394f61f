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
import {
  COST_DIMENSIONS,
  type CurrencyTotal,
  type Day,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { BreakdownPanels } from './breakdown/BreakdownPanels';
import { FreshnessLine } from './freshness/FreshnessLine';
import { Headline } from './headline/Headline';
import { nameOf } from '../format/words';
import { ModelsPanel } from './models/ModelsPanel';
import { AnnotationProblems } from './problems/AnnotationProblems';
import { SharedNote } from './shared/SharedNote';
import type { DrillDown, TabState } from '../state/TabState';
import type { ChangeTabState } from '../state/useTabState';
import { TrendPanel } from './trend/TrendPanel';

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
  { name: 'AiCostReportView' },
);

export interface ReportViewProps {
  report: EntityCostReport;
  total: CurrencyTotal;
  state: TabState;
  today: Day;
  /** A newer report is on its way. */
  loading: boolean;
  onChange: ChangeTabState;
}

/** A report from top to bottom: how much, how sure, when, on what. */
export function ReportView(props: ReportViewProps) {
  const { report, total, state, today, loading, onChange } = props;
  const { currency } = total;
  const { groupBy } = report.query;
  const classes = useStyles();
  const drillDown = (target: DrillDown) => onChange({ drillDown: target });
  return (
    <div
      className={loading ? `${classes.root} ${classes.outdated}` : classes.root}
      aria-busy={loading}
    >
      {loading && <LinearProgress className={classes.progress} aria-hidden />}
      <AnnotationProblems problems={report.problems} />
      <Headline report={report} total={total} today={today} />
      <SharedNote shared={report.shared} currency={currency} />
      <FreshnessLine report={report} currency={currency} today={today} />
      <TrendPanel
        report={report}
        shares={report.breakdowns[groupBy]}
        dimensions={COST_DIMENSIONS}
        currency={currency}
        today={today}
        nameOf={nameOf}
        onGroupBy={dimension => onChange({ groupBy: dimension })}
        onGranularity={granularity => onChange({ granularity })}
        onSelectBar={(days, key) =>
          drillDown({
            filters: key === undefined ? {} : { [groupBy]: key },
            days,
          })
        }
        onSelectKey={key => drillDown({ filters: { [groupBy]: key } })}
      />
      <BreakdownPanels
        report={report}
        currency={currency}
        onDrillDown={drillDown}
      />
      <ModelsPanel
        report={report}
        currency={currency}
        order={state.modelOrder}
        onOrder={modelOrder => onChange({ modelOrder })}
        onDrillDown={drillDown}
      />
    </div>
  );
}
