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
import { utcDay } from 'backstage-plugin-ai-cost-common';
import { portfolioApiRef } from '../api/portfolioApiRef';
import { ExportCsvButton } from '../components/ExportCsvButton';
import { NoSpend } from '../portfolio/empty/NoSpend';
import { LinesDrawer } from '../portfolio/lines/LinesDrawer';
import { useOtherPages } from '../portfolio/links/useOtherPages';
import { PortfolioScreen } from '../portfolio/screen/PortfolioScreen';
import { portfolioSeriesQuery } from '../portfolio/state/portfolioQuery';
import { usePortfolioState } from '../portfolio/state/usePortfolioState';
import { PortfolioToolbar } from '../portfolio/toolbar/PortfolioToolbar';
import { useRequest } from '../request/useRequest';
import { SavedViewsMenu } from '../views/SavedViewsMenu';
import { OverviewView } from './OverviewView';

/** All AI spend: how much, on what, and what drives its change. */
export function OverviewContent() {
  const api = useApi(portfolioApiRef);
  const [state, change] = usePortfolioState();
  const today = utcDay(new Date());
  const query = portfolioSeriesQuery(state, today);
  const request = useRequest({
    key: JSON.stringify(query),
    load: signal => api.getOverview(query, { signal }),
  });
  const alsoIn = useOtherPages('overview', state);
  const report = request.data;
  return (
    <>
      <PortfolioScreen
        request={request}
        what="AI costs"
        toolbar={
          <PortfolioToolbar
            state={state}
            today={today}
            environments={keysOf(report?.breakdowns.environment)}
            currencies={report?.totals.map(({ currency }) => currency) ?? []}
            currency={report?.currency}
            titles={report?.titles}
            alsoIn={alsoIn}
            end={
              <>
                <SavedViewsMenu page="overview" />
                <ExportCsvButton
                  fileName={`ai-cost-${query.from}-${query.to}.csv`}
                  load={() => api.exportOverview(query)}
                />
              </>
            }
            onChange={change}
          />
        }
      >
        {(shown, loading) => {
          const total = shown.totals.find(
            ({ currency }) => currency === shown.currency,
          );
          return total ? (
            <OverviewView
              report={shown}
              total={total}
              state={state}
              today={today}
              loading={loading}
              onChange={change}
            />
          ) : (
            <NoSpend
              state={state}
              today={today}
              hidden={shown.hidden !== undefined}
              onChange={change}
            />
          );
        }}
      </PortfolioScreen>
      <LinesDrawer
        drillDown={state.drillDown}
        query={query}
        currency={report?.currency}
        titles={report?.titles}
        onChange={drillDown => change({ drillDown })}
      />
    </>
  );
}

/** Values that one can choose; what is added up of many is none. */
function keysOf(shares: readonly { key: string; rest?: number }[] = []) {
  return shares.filter(({ rest }) => rest === undefined).map(({ key }) => key);
}
