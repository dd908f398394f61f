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
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { Granularity } from 'backstage-plugin-ai-cost-common';
import { formatBucket } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { GRANULARITY_NAMES } from '../../format/words';
import { COMPLETENESS_IN_WORDS } from '../../format/completenessInWords';
import type { TrendBar } from './trendBars';
import type { TrendGroup } from './trendGroups';

const useStyles = makeStyles(
  {
    cell: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
    button: { textTransform: 'none', padding: 0, minWidth: 0 },
  },
  { name: 'AiCostTrendTable' },
);

export interface TrendTableProps {
  bars: TrendBar[];
  groups: TrendGroup[];
  granularity: Granularity;
  currency: string;
  /** Without it the table is text alone. */
  onSelect?(bar: TrendBar): void;
}

/** The chart as a table: for screen readers, and for whoever wants the digits. */
export function TrendTable(props: TrendTableProps) {
  const { bars, groups, granularity, currency, onSelect } = props;
  const classes = useStyles();
  const money = (amount?: string) =>
    amount === undefined ? '–' : formatExactMoney(amount, currency);
  return (
    <Table size="small" aria-label="Cost over time in figures">
      <TableHead>
        <TableRow>
          <TableCell>{GRANULARITY_NAMES[granularity]}</TableCell>
          <TableCell>State</TableCell>
          <TableCell align="right">Total</TableCell>
          {groups.map(group => (
            <TableCell key={group.id} align="right">
              {group.name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {bars.map(bar => (
          <TableRow key={bar.start}>
            <TableCell
              component="th"
              role="rowheader"
              scope="row"
              className={classes.cell}
            >
              {onSelect ? (
                <Button
                  color="primary"
                  className={classes.button}
                  onClick={() => onSelect(bar)}
                >
                  {formatBucket(bar, granularity)}
                </Button>
              ) : (
                formatBucket(bar, granularity)
              )}
            </TableCell>
            <TableCell className={classes.cell}>
              {COMPLETENESS_IN_WORDS[bar.completeness]}
            </TableCell>
            <TableCell align="right" className={classes.cell}>
              {money(bar.total)}
            </TableCell>
            {groups.map(group => (
              <TableCell key={group.id} align="right" className={classes.cell}>
                {money(bar.amounts[group.id])}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
