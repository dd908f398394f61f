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
import { utcDay, type SprawlReport } from 'backstage-plugin-ai-cost-common';
import { portfolioApiRef } from '../api/portfolioApiRef';
import { NoSpend } from '../portfolio/empty/NoSpend';
import { LinesDrawer } from '../portfolio/lines/LinesDrawer';
import { useOtherPages } from '../portfolio/links/useOtherPages';
import { PortfolioScreen } from '../portfolio/screen/PortfolioScreen';
import { ReportBody } from '../portfolio/screen/ReportBody';
import { portfolioQuery } from '../portfolio/state/portfolioQuery';
import { usePortfolioState } from '../portfolio/state/usePortfolioState';
import { PortfolioToolbar } from '../portfolio/toolbar/PortfolioToolbar';
import { HiddenNotice } from '../portfolio/totals/HiddenNotice';
import { useRequest } from '../request/useRequest';
import { SavedViewsMenu } from '../views/SavedViewsMenu';
import { ApprovalsPanel } from './ApprovalsPanel';
import { OverlapsPanel } from './OverlapsPanel';
import { SprawlCounters } from './SprawlCounters';
import { SPRAWL_KINDS } from './sprawlKinds';
import { SprawlTable } from './SprawlTable';

/** Which vendors, services and models are in use, by whom, and whether they may. */
export function SprawlContent() {
  const api = useApi(portfolioApiRef);
  const [state, change] = usePortfolioState();
  const today = utcDay(new Date());
  const query = portfolioQuery(state, today);
  const request = useRequest({
    key: JSON.stringify(query),
    load: signal => api.getSprawl(query, { signal }),
  });
  const alsoIn = useOtherPages('sprawl', state);
  const report = request.data;
  return (
    <>
      <PortfolioScreen
        request={request}
        what="AI tools in use"
        toolbar={
          <PortfolioToolbar
            state={state}
            today={today}
            environments={[]}
            currencies={report ? currenciesOf(report) : []}
            currency={report?.currency}
            alsoIn={alsoIn}
            end={<SavedViewsMenu page="sprawl" />}
            onChange={change}
          />
        }
      >
        {(shown, loading) =>
          shown.currency === undefined ? (
            <NoSpend
              state={state}
              today={today}
              hidden={shown.hidden !== undefined}
              onChange={change}
            />
          ) : (
            <ReportBody loading={loading}>
              <SprawlCounters report={shown} />
              {shown.hidden && <HiddenNotice hidden={shown.hidden} />}
              <SprawlTable
                report={shown}
                currency={shown.currency}
                state={state}
                onChange={change}
              />
              <OverlapsPanel
                overlaps={shown.overlaps}
                currency={shown.currency}
                onChange={change}
              />
              <ApprovalsPanel report={shown} />
            </ReportBody>
          )
        }
      </PortfolioScreen>
      <LinesDrawer
        drillDown={state.drillDown}
        query={query}
        currency={report?.currency}
        onChange={drillDown => change({ drillDown })}
      />
    </>
  );
}

function currenciesOf(report: SprawlReport): string[] {
  const others = SPRAWL_KINDS.flatMap(kind =>
    report[kind].flatMap(({ otherCurrencies = [] }) => otherCurrencies),
  );
  return [...new Set([report.currency ?? [], others].flat())];
}
