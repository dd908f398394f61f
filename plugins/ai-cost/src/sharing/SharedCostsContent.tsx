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
import { usePermission } from '@backstage/plugin-permission-react';
import {
  aiCostShareManagePermission,
  utcDay,
  type ShareRule,
} from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { governanceApiRef } from '../api/governanceApiRef';
import { Announcement } from '../components/Announcement';
import { PortfolioScreen } from '../portfolio/screen/PortfolioScreen';
import { ReportBody } from '../portfolio/screen/ReportBody';
import { portfolioQuery } from '../portfolio/state/portfolioQuery';
import { usePortfolioState } from '../portfolio/state/usePortfolioState';
import { PortfolioToolbar } from '../portfolio/toolbar/PortfolioToolbar';
import { useRequest } from '../request/useRequest';
import { DeleteShareDialog } from './DeleteShareDialog';
import { ShareRuleDrawer } from './rule/ShareRuleDrawer';
import { SharedCostsView } from './SharedCostsView';

/** Which costs are divided among those who use them, and how it ties out. */
export function SharedCostsContent() {
  const api = useApi(governanceApiRef);
  const today = utcDay(new Date());
  const [state, change] = usePortfolioState();
  const [version, setVersion] = useState(0);
  const [edited, setEdited] = useState<{ rule?: ShareRule }>();
  const [deleted, setDeleted] = useState<string>();
  const [done, setDone] = useState('');
  const query = portfolioQuery(state, today);
  const request = useRequest({
    key: `${version} ${JSON.stringify(query)}`,
    load: signal => api.getSharedCosts(query, { signal }),
  });
  const report = request.data;
  const { allowed: mayManage } = usePermission({
    permission: aiCostShareManagePermission,
  });
  const changed = (text: string) => {
    setEdited(undefined);
    setDeleted(undefined);
    setDone(text);
    setVersion(last => last + 1);
  };
  return (
    <>
      <Announcement text={done} />
      <PortfolioScreen
        request={request}
        what="shared costs"
        toolbar={
          <PortfolioToolbar
            state={state}
            today={today}
            environments={[]}
            currencies={report?.currency ? [report.currency] : []}
            currency={report?.currency}
            onChange={change}
          />
        }
      >
        {(shown, loading) => (
          <ReportBody loading={loading}>
            <SharedCostsView
              costs={shown}
              manage={
                mayManage
                  ? {
                      onEdit: rule => setEdited({ rule }),
                      onAdd: () => setEdited({}),
                      onDelete: setDeleted,
                    }
                  : undefined
              }
            />
          </ReportBody>
        )}
      </PortfolioScreen>
      <ShareRuleDrawer
        open={edited !== undefined}
        rule={edited?.rule}
        query={query}
        currency={report?.currency}
        onClose={() => setEdited(undefined)}
        onSaved={ref => changed(`The rule of ${ref} is saved`)}
      />
      <DeleteShareDialog
        entityRef={deleted}
        onClose={() => setDeleted(undefined)}
        onDeleted={ref => changed(`The rule of ${ref} is removed`)}
      />
    </>
  );
}
