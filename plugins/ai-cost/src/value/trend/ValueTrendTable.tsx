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
import { formatBucket } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { COMPLETENESS_IN_WORDS } from '../../format/completenessInWords';
import { formatKpi } from '../kpis/formatKpi';
import type { MeasureDefinition } from './valueMeasures';
import type { ValuePoint } from './valuePoints';

const useStyles = makeStyles(
  { cell: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } },
  { name: 'AiCostValueTrendTable' },
);

export interface ValueTrendTableProps {
  points: ValuePoint[];
  definition: MeasureDefinition;
  currency?: string;
}

/** The chart as a table: for screen readers, and for whoever wants the digits. */
export function ValueTrendTable(props: ValueTrendTableProps) {
  const { points, definition, currency } = props;
  const { lines, unit } = definition;
  const classes = useStyles();
  return (
    <Table size="small" aria-label="Value over time in figures">
      <TableHead>
        <TableRow>
          <TableCell>Day</TableCell>
          <TableCell>State</TableCell>
          {lines.map(({ id, name }) => (
            <TableCell key={id} align="right">
              {name}
            </TableCell>
          ))}
          <TableCell align="right">Cost</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {points.map(({ day, completeness, values, cost }) => (
          <TableRow key={day}>
            <TableCell
              component="th"
              role="rowheader"
              scope="row"
              className={classes.cell}
            >
              {formatBucket({ start: day, end: day }, 'day')}
            </TableCell>
            <TableCell className={classes.cell}>
              {COMPLETENESS_IN_WORDS[completeness]}
            </TableCell>
            {lines.map(({ id }) => (
              <TableCell key={id} align="right" className={classes.cell}>
                {values[id] === undefined
                  ? 'not measured'
                  : formatKpi(unit, values[id], currency)}
              </TableCell>
            ))}
            <TableCell align="right" className={classes.cell}>
              {cost === undefined || !currency
                ? '–'
                : formatExactMoney(cost, currency)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
