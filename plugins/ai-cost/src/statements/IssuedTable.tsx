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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  parseDecimal,
  type StatementSummary,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { formatInstant } from '../format/instant';
import { formatMoneyChange } from '../format/money';
import { formatNumber } from '../format/quantity';
import { DetailTable } from '../sources/DetailTable';
import { StatementCsvButton } from './statement/StatementCsvButton';
import { teamName } from './teamName';

const useStyles = makeStyles(
  { button: { textTransform: 'none', padding: 0, minWidth: 0 } },
  { name: 'AiCostIssuedTable' },
);

export interface IssuedTableProps {
  statements: StatementSummary[];
  onSelect(statementId: string): void;
}

/** Statements that were issued; each opens as a page to print. */
export function IssuedTable({ statements, onSelect }: IssuedTableProps) {
  const classes = useStyles();
  return (
    <DetailTable
      title="Issued"
      empty="None is issued yet."
      rows={statements}
      rowKey={({ id }) => id}
      columns={[
        {
          title: 'Team',
          value: statement => (
            <Button
              size="small"
              color="primary"
              className={classes.button}
              aria-label={`Open the statement of ${teamName(statement)}`}
              onClick={() => onSelect(statement.id)}
            >
              {teamName(statement)}
            </Button>
          ),
        },
        {
          title: 'Number',
          align: 'right',
          value: ({ number }) => formatNumber(number),
        },
        {
          title: 'Effective cost',
          align: 'right',
          value: ({ total, currency }) => (
            <Money amount={total.effective} currency={currency} />
          ),
        },
        {
          title: 'Corrections in it',
          align: 'right',
          value: ({ corrected, currency }) =>
            parseDecimal(corrected.effective) === 0n
              ? 'none'
              : formatMoneyChange(corrected.effective, currency),
        },
        {
          title: 'Issued',
          value: ({ issuedAt }) => formatInstant(issuedAt),
        },
        {
          title: 'Export',
          value: statement => <StatementCsvButton statement={statement} />,
        },
      ]}
    />
  );
}
