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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Statement, StatementItem } from 'backstage-plugin-ai-cost-common';
import { FactList } from '../../components/FactList';
import { formatMonth } from '../../format/day';
import { formatInstant } from '../../format/instant';
import { formatNumber } from '../../format/quantity';
import { nameOf } from '../../format/words';
import { teamName } from '../teamName';
import { costCenters } from './costCenters';
import { StatementTable } from './StatementTable';

const useStyles = makeStyles(
  theme => ({
    title: {
      marginBottom: theme.spacing(1.5),
      fontSize: theme.typography.pxToRem(24),
      fontWeight: theme.typography.fontWeightBold as number,
      overflowWrap: 'anywhere',
    },
    note: { marginTop: theme.spacing(3) },
  }),
  { name: 'AiCostStatementView' },
);

/** What a team spent in a month, as it was issued. */
export function StatementView({ statement }: { statement: Statement }) {
  const { currency, items, corrections } = statement;
  const classes = useStyles();
  return (
    <article>
      <Typography component="h2" className={classes.title}>
        AI cost of {teamName(statement)}, {formatMonth(statement.month)}
      </Typography>
      <FactList
        facts={[
          { name: 'Statement', value: `No. ${formatNumber(statement.number)}` },
          { name: 'Team', value: statement.owner || 'No team' },
          { name: 'Issued', value: formatInstant(statement.issuedAt) },
          { name: 'Currency', value: currency },
        ]}
      />
      <StatementTable
        title="Total"
        columns={['']}
        currency={currency}
        rows={[
          {
            key: 'charges',
            cells: [`Charges of ${formatMonth(statement.month)}`],
            cost: statement.charges,
          },
          {
            key: 'corrected',
            cells: ['Corrections of earlier months'],
            cost: statement.corrected,
          },
          {
            key: 'total',
            cells: [<strong key="total">Total</strong>],
            cost: statement.total,
          },
        ]}
      />
      <StatementTable
        title="By cost centre"
        columns={['Cost centre']}
        currency={currency}
        rows={costCenters(statement).map(({ costCenter, cost }) => ({
          key: costCenter,
          cells: [costCenter || 'None'],
          cost,
        }))}
      />
      <StatementTable
        title="What it was spent on"
        columns={['Component', 'Cost centre', 'Spent on']}
        currency={currency}
        rows={items.map(item => ({
          key: JSON.stringify({ ...item, cost: undefined }),
          cells: [
            <Spender key="entity" item={item} />,
            item.costCenter || 'None',
            spentOn(item),
          ],
          cost: item.cost,
        }))}
      />
      {corrections.length > 0 && (
        <StatementTable
          title="Corrections of earlier months"
          columns={['Month', 'Component', 'Cost centre']}
          currency={currency}
          rows={corrections.map(({ month, entityRef, costCenter, cost }) => ({
            key: JSON.stringify([month, entityRef, costCenter]),
            cells: [
              formatMonth(month),
              <EntityRefLink key="entity" entityRef={entityRef} />,
              costCenter || 'None',
            ],
            cost,
          }))}
        />
      )}
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.note}
      >
        This statement is as it was issued and does not change. What later bills
        correct goes into the next statement.
      </Typography>
    </article>
  );
}

function Spender({ item }: { item: StatementItem }) {
  return (
    <>
      <EntityRefLink entityRef={item.entityRef} />
      {item.sharedFrom !== undefined && item.sharedFrom !== '' && (
        <div>
          shared by <EntityRefLink entityRef={item.sharedFrom} />
        </div>
      )}
    </>
  );
}

function spentOn(item: StatementItem): string {
  const { provider, service, model, workload, environment } = item;
  return [
    // Many services bear their provider's name.
    service.startsWith(provider) ? service : `${provider} ${service}`.trim(),
    nameOf('model', model),
    nameOf('workload', workload),
    nameOf('environment', environment),
  ]
    .filter(Boolean)
    .join(' · ');
}
