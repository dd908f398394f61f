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
import {
  aiCostUnallocatedReadPermission,
  utcDay,
} from 'backstage-plugin-ai-cost-common';
import { useSearchParams } from 'react-router-dom';
import { portfolioApiRef } from '../api/portfolioApiRef';
import { NoSpend } from '../portfolio/empty/NoSpend';
import { LinesDrawer } from '../portfolio/lines/LinesDrawer';
import { useOtherPages } from '../portfolio/links/useOtherPages';
import { PortfolioScreen } from '../portfolio/screen/PortfolioScreen';
import { ReportBody } from '../portfolio/screen/ReportBody';
import { portfolioQuery } from '../portfolio/state/portfolioQuery';
import { usePortfolioState } from '../portfolio/state/usePortfolioState';
import { PortfolioToolbar } from '../portfolio/toolbar/PortfolioToolbar';
import { useRequest } from '../request/useRequest';
import { SavedViewsMenu } from '../views/SavedViewsMenu';
import { CoverageReportView } from './CoverageReportView';
import { FindingsPanel } from './findings/FindingsPanel';
import { FindOwnerDrawer } from './owner/FindOwnerDrawer';

const FIND_OWNER = 'findOwner';

/** How much of the bill has an owner, why the rest has none, and whose it may be. */
export function CoverageContent() {
  const api = useApi(portfolioApiRef);
  const [state, change] = usePortfolioState();
  const [params, setParams] = useSearchParams();
  const today = utcDay(new Date());
  const query = portfolioQuery(state, today);
  const request = useRequest({
    key: JSON.stringify(query),
    load: signal => api.getCoverage(query, { signal }),
  });
  const alsoIn = useOtherPages('coverage', state);
  const report = request.data;
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
    <>
      <PortfolioScreen
        request={request}
        what="coverage"
        permission={aiCostUnallocatedReadPermission.name}
        toolbar={
          <PortfolioToolbar
            state={state}
            today={today}
            environments={[]}
            currencies={report?.currency ? [report.currency] : []}
            currency={report?.currency}
            alsoIn={alsoIn}
            end={<SavedViewsMenu page="coverage" />}
            onChange={change}
          />
        }
      >
        {(shown, loading) =>
          shown.currency === undefined ? (
            <NoSpend
              state={state}
              today={today}
              hidden={false}
              onChange={change}
            />
          ) : (
            <ReportBody loading={loading}>
              <CoverageReportView
                report={shown}
                currency={shown.currency}
                today={today}
                onLines={target =>
                  change({ drillDown: { filters: { entity: '' }, ...target } })
                }
                onFindOwner={findOwner}
              />
              <FindingsPanel />
            </ReportBody>
          )
        }
      </PortfolioScreen>
      <FindOwnerDrawer
        groupId={params.get(FIND_OWNER) ?? undefined}
        groups={report?.groups}
        query={query}
        currency={report?.currency}
        onClose={() => findOwner(undefined)}
      />
      <LinesDrawer
        drillDown={state.drillDown}
        query={query}
        currency={report?.currency}
        onChange={drillDown => change({ drillDown })}
      />
    </>
  );
}
