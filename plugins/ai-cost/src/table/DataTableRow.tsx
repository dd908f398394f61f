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

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { ReactNode } from 'react';
import type { DataColumn } from './DataColumn';

const useStyles = makeStyles(
  theme => ({
    name: {
      minWidth: 190,
      [theme.breakpoints.down('xs')]: { minWidth: 140 },
      maxWidth: 280,
      overflowWrap: 'anywhere',
      fontWeight: theme.typography.fontWeightBold as number,
    },
    first: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
    },
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  }),
  { name: 'AiCostDataTableRow' },
);

export interface DataTableRowProps<T> {
  row: T;
  columns: readonly DataColumn<T>[];
  /** Where the first cell leads. */
  link?: string;
  /** Before the first cell's text: a check box. */
  leading?: ReactNode;
  /** Below the first cell's text, and not part of its link. */
  note?: ReactNode;
}

/** One row; its first cell is its name. */
export function DataTableRow<T>(props: DataTableRowProps<T>) {
  const { row, columns, link, leading, note } = props;
  const classes = useStyles();
  const [first, ...others] = columns;
  return (
    <TableRow>
      <TableCell
        component="th"
        role="rowheader"
        scope="row"
        className={classes.name}
      >
        <div className={classes.first}>
          {leading}
          <div>
            {link === undefined ? (
              first.value(row)
            ) : (
              <Link to={link}>{first.value(row)}</Link>
            )}
            {note}
          </div>
        </div>
      </TableCell>
      {others.map(column => (
        <TableCell
          key={column.id}
          align={column.align}
          className={column.align === 'right' ? classes.number : undefined}
        >
          {column.value(row)}
        </TableCell>
      ))}
    </TableRow>
  );
}
