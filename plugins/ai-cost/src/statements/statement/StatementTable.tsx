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

import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { COST_BASES, type CostAmounts } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { Money } from '../../components/Money';
import { ScrollRegion } from '../../components/ScrollRegion';
import { BASIS_NAMES } from '../../format/words';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(3) },
    title: {
      marginBottom: theme.spacing(0.5),
      fontSize: theme.typography.pxToRem(16),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    table: {
      '& td, & th': {
        padding: theme.spacing(0.75, 1),
        fontSize: theme.typography.pxToRem(13),
        verticalAlign: 'top',
        wordBreak: 'normal',
        overflowWrap: 'break-word',
      },
      '& tr > :first-child': { paddingLeft: 0 },
      '& tr > :last-child': { paddingRight: 0 },
      '& tr': { breakInside: 'avoid' },
    },
  }),
  { name: 'AiCostStatementTable' },
);

export interface StatementRow {
  key: string;
  cells: ReactNode[];
  cost: CostAmounts;
}

export interface StatementTableProps {
  title: string;
  /** Of the cells, before the three amounts. */
  columns: string[];
  rows: StatementRow[];
  currency: string;
}

/** Amounts in the three metrics, with what they are of. */
export function StatementTable(props: StatementTableProps) {
  const { title, columns, rows, currency } = props;
  const classes = useStyles();
  return (
    <section className={classes.root}>
      <Typography component="h3" className={classes.title}>
        {title}
      </Typography>
      <ScrollRegion label={title}>
        <Table size="small" className={classes.table} aria-label={title}>
          <TableHead>
            <TableRow>
              {columns.map(column => (
                <TableCell key={column}>{column}</TableCell>
              ))}
              {COST_BASES.map(basis => (
                <TableCell key={basis} align="right">
                  {BASIS_NAMES[basis]}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(row => (
              <TableRow key={row.key}>
                {row.cells.map((cell, index) => (
                  <TableCell key={columns[index]}>{cell}</TableCell>
                ))}
                {COST_BASES.map(basis => (
                  <TableCell key={basis} align="right">
                    <Money amount={row.cost[basis]} currency={currency} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
    </section>
  );
}
