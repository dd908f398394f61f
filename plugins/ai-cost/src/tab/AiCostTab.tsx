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

import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { utcDay } from 'backstage-plugin-ai-cost-common';
import { rollUpKindOf } from '../entity/rollUpKinds';
import { LazyRollUpTab } from '../rollup/LazyRollUpTab';
import { Announcement } from '../components/Announcement';
import { RequestFailed } from '../components/RequestFailed';
import { isForbidden } from '../request/isForbidden';
import { LazyValueSection } from '../value/LazyValueSection';
import { NoCharges } from './empty/NoCharges';
import { DrillDownDrawer } from './lines/DrillDownDrawer';
import { AnnotationProblems } from './problems/AnnotationProblems';
import { ReportView } from './ReportView';
import { costQuery } from '../state/costQuery';
import { useTabState } from '../state/useTabState';
import { TabSkeleton } from './TabSkeleton';
import { Toolbar } from './toolbar/Toolbar';
import { UsagePanel } from './usage/UsagePanel';
import { useEntityCosts } from './useEntityCosts';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'AiCostTab' },
);

/**
 * What the entity on the page costs in AI, on what, and why: of its own, or
 * of all that a Group, User, System or Domain answers for.
 */
export function AiCostTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const rollUpKind = rollUpKindOf(entity.kind);
  if (rollUpKind) {
    return <LazyRollUpTab kind={rollUpKind} />;
  }
  // Another entity starts afresh, so that it never shows this one's costs.
  return <EntityCosts key={entityRef} entity={entity} entityRef={entityRef} />;
}

function EntityCosts(props: { entity: Entity; entityRef: string }) {
  const { entity, entityRef } = props;
  const name = entity.metadata.title ?? entity.metadata.name;
  const classes = useStyles();
  const [state, change] = useTabState();
  const today = utcDay(new Date());
  const showsCost = state.view === 'cost';
  const query = costQuery({ entityRef, state, today });
  const { data: report, error, loading, retry } = useEntityCosts(query);
  const total = report?.totals.find(
    one => one.currency === report.query.currency,
  );
  const forbidden = error && isForbidden(error);
  return (
    <div className={classes.root}>
      <Announcement text={statusText({ loading, failed: Boolean(error) })} />
      {!forbidden && (
        <Toolbar
          state={state}
          today={today}
          query={query}
          environments={report?.environments ?? []}
          currencies={report?.totals.map(one => one.currency) ?? []}
          currency={total?.currency}
          onChange={change}
        />
      )}
      {error && (
        <RequestFailed
          error={error}
          what={`the AI costs of ${name}`}
          forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.cost.read."
          onRetry={retry}
        />
      )}
      {!error && state.view === 'value' && (
        <LazyValueSection
          name={entity.metadata.name}
          title={name}
          query={query}
          state={state}
          today={today}
          workloads={report?.breakdowns.workload ?? []}
          currency={total?.currency}
          onChange={change}
        />
      )}
      {!error && !report && showsCost && <TabSkeleton />}
      {report && total && showsCost && (
        <ReportView
          report={report}
          total={total}
          state={state}
          today={today}
          loading={loading}
          onChange={change}
        />
      )}
      {report && !total && showsCost && (
        <>
          <AnnotationProblems problems={report.problems} />
          <NoCharges
            report={report}
            name={entity.metadata.name}
            state={state}
            onChange={change}
          />
        </>
      )}
      {report && showsCost && <UsagePanel entityRef={entityRef} />}
      <DrillDownDrawer
        drillDown={total && state.drillDown}
        query={query}
        currency={total?.currency}
        onChange={drillDown => change({ drillDown })}
      />
    </div>
  );
}

function statusText(options: { loading: boolean; failed: boolean }): string {
  if (options.loading) {
    return 'Loading AI costs';
  }
  // A failure speaks for itself.
  return options.failed ? '' : 'AI costs loaded';
}
