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
import TableRow from '@material-ui/core/TableRow';
import { useMemo, useState, type ReactNode } from 'react';
import { ScrollRegion } from '../components/ScrollRegion';
import { formatNumber } from '../format/quantity';
import type { DataColumn, RowOrder } from './DataColumn';
import { DataTableHead } from './DataTableHead';
import { DataTableRow } from './DataTableRow';
import { filterRows } from './filterRows';
import { LoadingRows } from './LoadingRows';
import { sortRows } from './sortRows';
import { TableControls } from './TableControls';
import { useChosenColumns } from './useChosenColumns';

/** Rows before "show all": a team may have hundreds. */
const FIRST_ROWS = 50;

const useStyles = makeStyles(
  theme => ({
    table: {
      '& tr > *': { padding: theme.spacing(0.75, 1.25) },
      // What a row is of stays in sight while its figures scroll.
      '& tr > :first-child': {
        position: 'sticky',
        left: 0,
        zIndex: 1,
        paddingLeft: theme.spacing(2.5),
        backgroundColor: 'inherit',
        [theme.breakpoints.down('xs')]: { position: 'static' },
      },
      // Whatever stripes a theme gives to rows, nothing shines through.
      '& thead tr, & tbody tr, & tbody tr:nth-of-type(odd), & tbody tr:nth-of-type(even)':
        { backgroundColor: theme.palette.background.paper },
      '& tr > :last-child': { paddingRight: theme.spacing(2.5) },
      '& tbody tr:last-child > *': { borderBottom: 'none' },
    },
    empty: { color: theme.palette.text.secondary },
    more: { textTransform: 'none', margin: theme.spacing(0.5, 2, 1) },
  }),
  { name: 'AiCostDataTable' },
);

export interface DataTableProps<T> {
  /** Under which the choice of columns is kept; one per table. */
  id: string;
  /** What the table is called by screen readers. */
  label: string;
  /** What its rows are, as in "components". */
  things: string;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  rowKey(row: T): string;
  /** Where a row leads. */
  rowLink?(row: T): string | undefined;
  /** Before a row's name: a check box. */
  rowLeading?(row: T): ReactNode;
  /** Below a row's name. */
  rowNote?(row: T): ReactNode;
  /** The order at first; as the rows come when left out. */
  initialOrder?: RowOrder;
  /** Whoever keeps the order elsewhere, as in the URL, gives and takes it here. */
  order?: RowOrder;
  onOrder?(order: RowOrder): void;
  /** What to say when there are no rows. */
  empty: ReactNode;
  /** The first rows are on their way. */
  loading?: boolean;
  /** Beside the choice of columns: an export. */
  actions?: ReactNode;
}

/** A table that sorts, filters by text, and remembers the columns one wants. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { id, label, things, columns, rows, empty, loading, actions } = props;
  const classes = useStyles();
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const [ownOrder, setOwnOrder] = useState(props.initialOrder);
  const { shown, choose } = useChosenColumns(id, columns);
  const order = props.onOrder ? props.order : ownOrder;
  const kept = useMemo(
    () => sortRows(filterRows(rows, columns, filter), columns, order),
    [rows, columns, filter, order],
  );
  const visible = all ? kept : kept.slice(0, FIRST_ROWS);
  return (
    <>
      <TableControls
        filter={filter}
        onFilter={setFilter}
        things={things}
        kept={kept.length}
        all={rows.length}
        actions={actions}
        columns={columns.slice(1).map(column => ({
          id: column.id,
          title: column.of ? `${column.title} (${column.of})` : column.title,
          shown: shown.includes(column),
        }))}
        onChoose={choose}
      />
      <ScrollRegion label={`Table: ${label}`}>
        <Table
          size="small"
          className={classes.table}
          aria-label={label}
          aria-busy={loading}
        >
          <DataTableHead
            columns={shown}
            order={order}
            onOrder={props.onOrder ?? setOwnOrder}
          />
          <TableBody>
            {loading && <LoadingRows columns={shown} />}
            {!loading && visible.length === 0 && (
              <TableRow>
                <TableCell colSpan={shown.length} className={classes.empty}>
                  {rows.length === 0
                    ? empty
                    : `No ${things} have “${filter.trim()}” in them.`}
                </TableCell>
              </TableRow>
            )}
            {!loading &&
              visible.map(row => (
                <DataTableRow
                  key={props.rowKey(row)}
                  row={row}
                  columns={shown}
                  link={props.rowLink?.(row)}
                  leading={props.rowLeading?.(row)}
                  note={props.rowNote?.(row)}
                />
              ))}
          </TableBody>
        </Table>
      </ScrollRegion>
      {!loading && kept.length > FIRST_ROWS && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? `Show the first ${FIRST_ROWS}`
            : `Show all ${formatNumber(kept.length)} ${things}`}
        </Button>
      )}
    </>
  );
}
