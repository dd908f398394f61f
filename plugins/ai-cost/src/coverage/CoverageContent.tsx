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

import { useApi } from '@backstage/core-plugin-api';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { utcDay } from 'backstage-plugin-ai-cost-common';
import { useSearchParams } from 'react-router-dom';
import { portfolioApiRef } from '../api/portfolioApiRef';
import { RequestFailed } from '../components/RequestFailed';
import { LinesDrawer } from '../portfolio/lines/LinesDrawer';
import { portfolioQuery } from '../portfolio/state/portfolioQuery';
import { usePortfolioState } from '../portfolio/state/usePortfolioState';
import { PortfolioToolbar } from '../portfolio/toolbar/PortfolioToolbar';
import { useRequest } from '../request/useRequest';
import { CoverageReportView } from './CoverageReportView';
import { FindingsPanel } from './findings/FindingsPanel';
import { FindOwnerDrawer } from './owner/FindOwnerDrawer';

const FIND_OWNER = 'findOwner';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2.5),
    },
    progress: { height: 4 },
  }),
  { name: 'AiCostCoverageContent' },
);

/** How much of the bill has an owner, why the rest has none, and whose it may be. */
export function CoverageContent() {
  const api = useApi(portfolioApiRef);
  const classes = useStyles();
  const today = utcDay(new Date());
  const [state, change] = usePortfolioState();
  const [params, setParams] = useSearchParams();
  const query = portfolioQuery(state, today);
  const { data, error, loading, retry } = useRequest({
    key: JSON.stringify(query),
    load: signal => api.getCoverage(query, { signal }),
  });
  const findOwner = (groupId: string | undefined) =>
    setParams(previous => {
      const next = new URLSearchParams(previous);
      if (groupId === undefined) {
        next.delete(FIND_OWNER);
      } else {
        next.set(FIND_OWNER, groupId);
      }
      return next;
    });
  return (
    <div className={classes.root}>
      <PortfolioToolbar
        state={state}
        today={today}
        currencies={data?.currency ? [data.currency] : []}
        currency={data?.currency}
        onChange={change}
      />
      <div className={classes.progress}>
        {loading && data && <LinearProgress aria-label="Loading coverage" />}
      </div>
      {error && (
        <RequestFailed
          error={error}
          what="what is nobody’s"
          forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.unallocated.read."
          onRetry={retry}
        />
      )}
      {!error && !data && (
        <Skeleton variant="rect" height={320} animation={false} />
      )}
      {data && (
        <CoverageReportView
          report={data}
          today={today}
          onLines={target =>
            change({ drillDown: { filters: { entity: '' }, ...target } })
          }
          onFindOwner={findOwner}
        />
      )}
      {!error && <FindingsPanel />}
      <FindOwnerDrawer
        groupId={params.get(FIND_OWNER) ?? undefined}
        groups={data?.groups}
        query={query}
        currency={data?.currency}
        onClose={() => findOwner(undefined)}
      />
      <LinesDrawer
        drillDown={state.drillDown}
        query={query}
        currency={data?.currency}
        onChange={drillDown => change({ drillDown })}
      />
    </div>
  );
}
