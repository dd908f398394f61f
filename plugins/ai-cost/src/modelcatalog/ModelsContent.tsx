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
import { ModelsTable } from './ModelsTable';

/** Every model that is paid for, with its users, prices and volume. */
export function ModelsContent() {
  const api = useApi(portfolioApiRef);
  const [state, change] = usePortfolioState();
  const today = utcDay(new Date());
  const query = portfolioQuery(state, today);
  const request = useRequest({
    key: JSON.stringify(query),
    load: signal => api.getModels(query, { signal }),
  });
  const alsoIn = useOtherPages('models', state);
  const report = request.data;
  return (
    <>
      <PortfolioScreen
        request={request}
        what="models"
        toolbar={
          <PortfolioToolbar
            state={state}
            today={today}
            environments={
              report?.models.flatMap(({ environments }) => environments) ?? []
            }
            currencies={[report?.currency ?? []].flat()}
            currency={report?.currency}
            alsoIn={alsoIn}
            end={<SavedViewsMenu page="models" />}
            onChange={change}
          />
        }
      >
        {(shown, loading) =>
          shown.currency === undefined || shown.models.length === 0 ? (
            <NoSpend
              state={state}
              today={today}
              hidden={shown.hidden !== undefined}
              onChange={change}
            />
          ) : (
            <ReportBody loading={loading}>
              {shown.hidden && <HiddenNotice hidden={shown.hidden} />}
              <ModelsTable
                report={shown}
                currency={shown.currency}
                state={state}
                onChange={change}
              />
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
