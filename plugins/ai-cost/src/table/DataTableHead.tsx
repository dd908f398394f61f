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
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { Quiet } from '../components/Quiet';
import type { DataColumn, RowOrder } from './DataColumn';

const useStyles = makeStyles(
  { cell: { whiteSpace: 'nowrap', verticalAlign: 'top' } },
  { name: 'AiCostDataTableHead' },
);

export interface DataTableHeadProps<T> {
  columns: readonly DataColumn<T>[];
  order?: RowOrder;
  onOrder(order: RowOrder): void;
}

/** Names of columns; those that sort are buttons. */
export function DataTableHead<T>(props: DataTableHeadProps<T>) {
  const { columns, order, onOrder } = props;
  const classes = useStyles();
  return (
    <TableHead>
      <TableRow>
        {columns.map(column => {
          const sorted = order?.column === column.id;
          return (
            <TableCell
              key={column.id}
              align={column.align}
              className={classes.cell}
              sortDirection={sorted ? order.direction : false}
            >
              {column.sortBy ? (
                <TableSortLabel
                  active={sorted}
                  direction={sorted ? order.direction : firstDirection(column)}
                  onClick={() => onOrder(nextOrder(order, column))}
                >
                  {column.title}
                </TableSortLabel>
              ) : (
                column.title
              )}
              {column.of && <Quiet>{column.of}</Quiet>}
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}

function nextOrder<T>(
  order: RowOrder | undefined,
  column: DataColumn<T>,
): RowOrder {
  if (order?.column !== column.id) {
    return { column: column.id, direction: firstDirection(column) };
  }
  const direction = order.direction === 'asc' ? 'desc' : 'asc';
  return { column: column.id, direction };
}

/** Figures start with the most, names with the first. */
function firstDirection<T>({ align }: DataColumn<T>): RowOrder['direction'] {
  return align === 'right' ? 'desc' : 'asc';
}
