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
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { utcDay, type RollUpReport } from 'backstage-plugin-ai-cost-common';
import { portfolioApiRef } from '../api/portfolioApiRef';
import { Announcement } from '../components/Announcement';
import { Choice } from '../components/Choice';
import { ExportCsvButton } from '../components/ExportCsvButton';
import { RequestFailed } from '../components/RequestFailed';
import type { RollUpKind } from '../entity/rollUpKinds';
import { LinesDrawer } from '../portfolio/lines/LinesDrawer';
import { usePortfolioState } from '../portfolio/state/usePortfolioState';
import { useUrlChoice } from '../portfolio/state/useUrlChoice';
import { PortfolioToolbar } from '../portfolio/toolbar/PortfolioToolbar';
import { isForbidden } from '../request/isForbidden';
import { isNotFound } from '../request/isNotFound';
import { TabSkeleton } from '../tab/TabSkeleton';
import { NoSpend } from './empty/NoSpend';
import { NotInCatalog } from './empty/NotInCatalog';
import { titlesOf } from './entityTitles';
import {
  DEFAULT_ROLL_UP_STATE,
  RELATIONS,
  rollUpQuery,
  type Relations,
} from './rollUpState';
import { RollUpView } from './RollUpView';
import { useRollUp } from './useRollUp';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'AiCostRollUpTab' },
);

const RELATION_TITLES: Record<Relations, string> = {
  all: 'All',
  direct: 'Own only',
};

/** What all that the Group, User, System or Domain on the page answers for costs in AI. */
export function RollUpTab(props: { kind: RollUpKind }) {
  const { entity } = useEntity();
  const scopeRef = stringifyEntityRef(entity);
  // Another team starts afresh, so that it never shows this one's costs.
  return (
    <ScopeCosts
      key={scopeRef}
      kind={props.kind}
      title={displayNameOf(entity)}
      scopeRef={scopeRef}
    />
  );
}

function ScopeCosts(props: {
  kind: RollUpKind;
  title: string;
  scopeRef: string;
}) {
  const { kind, title, scopeRef } = props;
  const classes = useStyles();
  const api = useApi(portfolioApiRef);
  const [state, change] = usePortfolioState(DEFAULT_ROLL_UP_STATE);
  const [relations, choose] = useUrlChoice({
    param: 'relations',
    values: RELATIONS,
  });
  const today = utcDay(new Date());
  const query = rollUpQuery({ scopeRef, state, relations, today });
  const { data: report, error, loading, retry } = useRollUp(query);
  const total = report?.totals.find(one => one.currency === report.currency);
  const titles = report && titlesOf(report);
  return (
    <div className={classes.root}>
      <Announcement text={statusText({ loading, failed: Boolean(error) })} />
      {!(error && isForbidden(error)) && (
        <PortfolioToolbar
          state={state}
          today={today}
          environments={environmentsIn(report)}
          currencies={report?.totals.map(one => one.currency) ?? []}
          currency={total?.currency}
          titles={titles}
          end={
            <>
              <Choice
                label="Relations"
                value={relations}
                options={RELATIONS.map(value => ({
                  value,
                  title: RELATION_TITLES[value],
                }))}
                onChange={choose}
              />
              <ExportCsvButton
                fileName={`ai-cost-${scopeRef.replace(/[^\w.-]+/g, '-')}-${
                  query.from
                }-${query.to}.csv`}
                load={() => api.exportRollUp(query)}
              />
            </>
          }
          onChange={change}
        />
      )}
      {error &&
        (isNotFound(error) ? (
          <NotInCatalog title={title} />
        ) : (
          <RequestFailed
            error={error}
            what={`the AI costs of ${title}`}
            forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.cost.read."
            onRetry={retry}
          />
        ))}
      {!error && !report && <TabSkeleton />}
      {report && total && titles && (
        <RollUpView
          kind={kind}
          report={report}
          total={total}
          titles={titles}
          query={query}
          state={state}
          today={today}
          loading={loading}
          onChange={change}
        />
      )}
      {report && !total && (
        <NoSpend
          kind={kind}
          title={title}
          report={report}
          state={state}
          onChange={change}
          onAllRelations={
            relations === 'direct' ? () => choose('all') : undefined
          }
        />
      )}
      <LinesDrawer
        drillDown={total && state.drillDown}
        query={query}
        currency={total?.currency}
        scope={{ scopeRef, relations }}
        titles={titles}
        onChange={drillDown => change({ drillDown })}
      />
    </div>
  );
}

function environmentsIn(report: RollUpReport | undefined): string[] {
  const shares = report?.breakdowns.environment ?? [];
  return shares.flatMap(({ key, rest }) => (rest === undefined ? key : []));
}

/** Groups and users have their name in their profile. */
function displayNameOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile;
  const name =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof name === 'string' && name !== ''
    ? name
    : metadata.title ?? metadata.name;
}

function statusText(options: { loading: boolean; failed: boolean }): string {
  if (options.loading) {
    return 'Loading AI costs';
  }
  // A failure speaks for itself.
  return options.failed ? '' : 'AI costs loaded';
}
