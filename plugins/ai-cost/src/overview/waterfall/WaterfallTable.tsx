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

import { makeStyles, useTheme } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { ReactNode } from 'react';
import {
  formatExactMoney,
  formatMoney,
  formatMoneyChange,
} from '../../format/money';
import { chartColors, otherColor } from '../../theme/chartColors';
import { axisStart, type WaterfallBar } from './waterfallBars';

const useStyles = makeStyles(
  theme => ({
    root: {
      '& td, & th': { padding: theme.spacing(0.75, 1) },
      '& tbody tr > *': { borderBottom: 'none' },
      '& tr > :first-child': { paddingLeft: 0 },
      '& tr > :last-child': { paddingRight: 0 },
    },
    name: { width: '34%', minWidth: 110, overflowWrap: 'anywhere' },
    sum: { fontWeight: theme.typography.fontWeightBold as number },
    number: {
      width: 110,
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
    track: { position: 'relative', height: 18, minWidth: 60 },
    bar: {
      position: 'absolute',
      top: 0,
      bottom: 0,
      minWidth: 2,
      borderRadius: 2,
    },
  }),
  { name: 'AiCostWaterfallTable' },
);

export interface WaterfallTableProps {
  bars: readonly WaterfallBar[];
  currency: string;
  nameOf(bar: WaterfallBar): ReactNode;
}

/** A waterfall as rows: each bar begins where the one above it ended. */
export function WaterfallTable(props: WaterfallTableProps) {
  const { bars, currency, nameOf } = props;
  const classes = useStyles();
  return (
    <Table
      size="small"
      className={classes.root}
      aria-label="From the spend before to this one"
    >
      <TableHead>
        <TableRow>
          <TableCell className={classes.name}>What changed</TableCell>
          <TableCell aria-hidden />
          <TableCell align="right" className={classes.number}>
            Amount
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {bars.map(bar => (
          <TableRow key={bar.id} hover>
            <TableCell
              component="th"
              role="rowheader"
              scope="row"
              className={
                bar.kind === 'step'
                  ? classes.name
                  : `${classes.name} ${classes.sum}`
              }
            >
              {nameOf(bar)}
            </TableCell>
            <TableCell aria-hidden>
              <Bar bar={bar} bars={bars} />
            </TableCell>
            <TableCell
              align="right"
              className={
                bar.kind === 'step'
                  ? classes.number
                  : `${classes.number} ${classes.sum}`
              }
            >
              <span title={formatExactMoney(bar.amount, currency)}>
                {bar.kind === 'step'
                  ? formatMoneyChange(bar.amount, currency)
                  : formatMoney(bar.amount, currency)}
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Decoration: the amount stands beside it. */
function Bar(props: { bar: WaterfallBar; bars: readonly WaterfallBar[] }) {
  const { bar, bars } = props;
  const classes = useStyles();
  const start = axisStart(bars);
  const end = Math.max(...bars.flatMap(({ from, to }) => [from, to]));
  const at = (amount: number) =>
    end > start ? (Math.max(0, amount - start) / (end - start)) * 100 : 0;
  const [low, high] = [at(bar.from), at(bar.to)].sort((a, b) => a - b);
  return (
    <div className={classes.track}>
      <div
        className={classes.bar}
        style={{
          left: `${low}%`,
          width: `${high - low}%`,
          backgroundColor: useBarColor(bar),
        }}
      />
    </div>
  );
}

/** More and less are a pair that people with any colour vision tell apart. */
function useBarColor(bar: WaterfallBar): string {
  const theme = useTheme();
  const [less, more] = chartColors(theme);
  if (bar.kind !== 'step') {
    return otherColor(theme);
  }
  return bar.to > bar.from ? more : less;
}
