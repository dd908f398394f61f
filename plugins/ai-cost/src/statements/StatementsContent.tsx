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
import { makeStyles } from '@material-ui/core/styles';
import DescriptionIcon from '@material-ui/icons/DescriptionOutlined';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  aiCostStatementIssuePermission,
  type Month,
  type StatementMonth,
} from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { governanceApiRef } from '../api/governanceApiRef';
import { Announcement } from '../components/Announcement';
import { Message } from '../components/Message';
import { Panel } from '../components/Panel';
import { RequestFailed } from '../components/RequestFailed';
import { formatMonth } from '../format/day';
import { useRequest } from '../request/useRequest';
import { IssueDialog } from './IssueDialog';
import { MonthItem } from './MonthItem';
import { StatementDialog } from './statement/StatementDialog';

const useStyles = makeStyles(
  { list: { margin: 0, padding: 0, listStyle: 'none' } },
  { name: 'AiCostStatementsContent' },
);

/** What teams were told that they spent, month by month, and what is to be told. */
export function StatementsContent() {
  const api = useApi(governanceApiRef);
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const [version, setVersion] = useState(0);
  const [issuing, setIssuing] = useState<StatementMonth>();
  const [done, setDone] = useState('');
  const { data, error, retry } = useRequest({
    key: String(version),
    load: signal => api.getStatementMonths({ signal }),
  });
  const { allowed: mayIssue } = usePermission({
    permission: aiCostStatementIssuePermission,
  });

  if (error) {
    return (
      <RequestFailed
        error={error}
        what="the statements"
        forbiddenAdvice="You see statements of teams whose cost you may read; for all of them, ask for the permission aiCost.statement.read."
        onRetry={retry}
      />
    );
  }
  const setParam = (name: string, value: string | undefined) =>
    setParams(previous => {
      const next = new URLSearchParams(previous);
      if (value === undefined) {
        next.delete(name);
      } else {
        next.set(name, value);
      }
      return next;
    });
  const openMonth = params.get('month') ?? monthToOpen(data);
  const issued = (month: Month) => {
    setIssuing(undefined);
    setDone(`Statements of ${formatMonth(month)} are issued`);
    setVersion(last => last + 1);
  };
  return (
    <>
      <Announcement text={done} />
      {data?.length === 0 ? (
        <Message icon={<DescriptionIcon />} title="No statements yet">
          Statements are of months that are closed: every billing source with
          spend in a month is complete through its last day. None that you may
          see has any spend yet.
        </Message>
      ) : (
        <Panel
          flush
          title="Statements"
          subtitle="What each team spent in a month that is closed. Once issued it stays as it is; what later bills correct goes into the next one."
        >
          {!data && <Skeleton variant="rect" height={240} animation={false} />}
          <ul className={classes.list}>
            {data?.map(month => (
              <MonthItem
                key={month.month}
                month={month}
                open={month.month === openMonth}
                onToggle={() =>
                  setParam(
                    'month',
                    month.month === openMonth ? 'none' : month.month,
                  )
                }
                onIssue={mayIssue ? () => setIssuing(month) : undefined}
                onSelect={id => setParam('statement', id)}
              />
            ))}
          </ul>
        </Panel>
      )}
      <IssueDialog
        month={issuing}
        onClose={() => setIssuing(undefined)}
        onIssued={issued}
      />
      <StatementDialog
        statementId={params.get('statement') ?? undefined}
        onClose={() => setParam('statement', undefined)}
      />
    </>
  );
}

/** Where something is to be done, or was done last. */
function monthToOpen(months?: StatementMonth[]): Month | undefined {
  return (
    months?.find(({ closed, open }) => closed && open.length > 0) ??
    months?.find(({ issued }) => issued.length > 0) ??
    months?.[0]
  )?.month;
}
