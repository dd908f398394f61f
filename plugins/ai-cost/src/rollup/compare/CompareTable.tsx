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
import { Quiet } from '../../components/Quiet';
import { Swatch } from '../../components/Swatch';
import type { DataColumn } from '../../table/DataColumn';
import { titleOf } from '../entityTitles';
import type { MemberRow } from '../members/MemberRow';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& tr > *': { padding: theme.spacing(0.75, 1.25), verticalAlign: 'top' },
      '& tbody tr:last-child > *': { borderBottom: 'none' },
    },
    figure: { whiteSpace: 'nowrap' },
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    name: {
      minWidth: 120,
      overflowWrap: 'anywhere',
      '& > span': { marginRight: theme.spacing(0.75) },
    },
  }),
  { name: 'AiCostCompareTable' },
);

export interface CompareTableProps {
  rows: MemberRow[];
  columns: DataColumn<MemberRow>[];
  /** Of the chart, in the order of the rows. */
  colors: string[];
}

/** Figures of components side by side: a column for each of them. */
export function CompareTable({ rows, columns, colors }: CompareTableProps) {
  const classes = useStyles();
  const [, ...figures] = columns;
  return (
    <Table
      size="small"
      className={classes.table}
      aria-label="Components side by side"
    >
      <TableHead>
        <TableRow>
          <TableCell>Figure</TableCell>
          {rows.map(({ member }, index) => (
            <TableCell
              key={member.entityRef}
              align="right"
              className={classes.name}
            >
              {colors[index] && <Swatch color={colors[index]} />}
              {titleOf(member)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {figures.map(column => (
          <TableRow key={column.id}>
            <TableCell
              component="th"
              role="rowheader"
              scope="row"
              className={classes.figure}
            >
              {column.title}
              {column.of && <Quiet>{column.of}</Quiet>}
            </TableCell>
            {rows.map(row => (
              <TableCell
                key={row.member.entityRef}
                align="right"
                className={
                  column.align === 'right' ? classes.number : undefined
                }
              >
                {column.value(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
