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
import type { ReactNode } from 'react';
import { ScrollRegion } from '../components/ScrollRegion';

const useStyles = makeStyles(
  theme => ({
    header: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      minHeight: 34,
      marginTop: theme.spacing(2),
    },
    title: {
      fontSize: theme.typography.pxToRem(15),
      fontWeight: theme.typography.fontWeightBold as number,
    },
    table: {
      '& td, & th': {
        padding: theme.spacing(0.75, 2, 0.75, 0),
        fontSize: theme.typography.pxToRem(13),
        verticalAlign: 'top',
        // Words stay whole, and the table scrolls.
        wordBreak: 'normal',
        overflowWrap: 'break-word',
        fontVariantNumeric: 'tabular-nums',
      },
      '& thead th': { whiteSpace: 'nowrap' },
    },
  }),
  { name: 'AiCostDetailTable' },
);

export interface DetailColumn<T> {
  title: string;
  align?: 'right';
  value(row: T): ReactNode;
}

export interface DetailTableProps<T> {
  title: string;
  /** What may be done with all rows, beside the title. */
  action?: ReactNode;
  columns: DetailColumn<T>[];
  rows: T[];
  rowKey(row: T, index: number): string | number;
  /** What to say when there are no rows. */
  empty: string;
}

/** A titled table of a drawer. */
export function DetailTable<T>(props: DetailTableProps<T>) {
  const { title, action, columns, rows, rowKey, empty } = props;
  const classes = useStyles();
  return (
    <section>
      <div className={classes.header}>
        <Typography component="h3" className={classes.title}>
          {title}
        </Typography>
        {action}
      </div>
      {rows.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {empty}
        </Typography>
      ) : (
        <ScrollRegion label={title}>
          <Table size="small" className={classes.table} aria-label={title}>
            <TableHead>
              <TableRow>
                {columns.map(column => (
                  <TableCell key={column.title} align={column.align}>
                    {column.title}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row, index) => (
                <TableRow key={rowKey(row, index)}>
                  {columns.map(column => (
                    <TableCell key={column.title} align={column.align}>
                      {column.value(row)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </ScrollRegion>
      )}
    </section>
  );
}
