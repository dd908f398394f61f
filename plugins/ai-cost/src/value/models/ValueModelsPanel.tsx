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
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import { Panel } from '../../components/Panel';
import { Quiet } from '../../components/Quiet';
import { ScrollRegion } from '../../components/ScrollRegion';
import type { ValueColumn, ValueOrder } from '../../state/TabState';
import { sortValueModels } from './sortValueModels';
import { columnsFor, columnTitle } from './valueColumns';
import { ValueModelRow } from './ValueModelRow';

const useStyles = makeStyles(
  theme => ({
    head: {
      verticalAlign: 'top',
      lineHeight: 1.3,
      wordBreak: 'normal',
      '& *': { overflowWrap: 'normal' },
      '& .MuiTableSortLabel-root': { position: 'relative' },
      // The arrow stands between columns: room for it would widen them all.
      overflow: 'visible',
      '& .MuiTableSortLabel-icon': {
        position: 'absolute',
        right: '100%',
        margin: 0,
        fontSize: theme.typography.pxToRem(14),
      },
    },
    table: {
      '& tr > *': {
        padding: theme.spacing(0.75, 0.875),
        fontSize: theme.typography.pxToRem(13),
      },
      // What a row is of stays in sight while its figures scroll.
      '& tr > :first-child': {
        position: 'sticky',
        left: 0,
        zIndex: 1,
        paddingLeft: theme.spacing(2.5),
        backgroundColor: 'inherit',
      },
      '& thead tr, & tbody tr:nth-of-type(even)': {
        backgroundColor: theme.palette.background.paper,
      },
      '& tr > :last-child': { paddingRight: theme.spacing(2.5) },
      '& tbody tr:last-child > *': { borderBottom: 'none' },
    },
  }),
  { name: 'AiCostValueModelsPanel' },
);

export interface ValueModelsPanelProps {
  report: EntityValueReport;
  currency: string;
  order: ValueOrder;
  onOrder(order: ValueOrder): void;
}

/** Every model with its money, speed, errors and quality; sorts by any of them. */
export function ValueModelsPanel(props: ValueModelsPanelProps) {
  const { report, currency, order, onOrder } = props;
  const { models, scores } = report;
  const classes = useStyles();
  const rows = useMemo(() => sortValueModels(models, order), [models, order]);
  const columns = columnsFor(models);
  return (
    <Panel
      flush
      title="Models"
      subtitle="What each model cost, how fast it answered and how good the answers were"
    >
      <ScrollRegion label="Table of models and their value">
        <Table
          size="small"
          className={classes.table}
          aria-label="Models and their value"
        >
          <TableHead>
            <TableRow>
              {columns.map(column => {
                const { title, of } = columnTitle(column);
                const sorted = order.column === column;
                return (
                  <TableCell
                    key={column}
                    align={column === 'model' ? 'left' : 'right'}
                    className={classes.head}
                    sortDirection={sorted ? order.direction : false}
                  >
                    <TableSortLabel
                      active={sorted}
                      direction={sorted ? order.direction : 'desc'}
                      onClick={() => onOrder(nextOrder(order, column))}
                    >
                      {title}
                    </TableSortLabel>
                    {of && <Quiet>{of}</Quiet>}
                  </TableCell>
                );
              })}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(model => (
              <ValueModelRow
                key={`${model.provider} ${model.model}`}
                model={model}
                score={scores.find(
                  ({ key, model: of }) =>
                    key === model.quality?.key && of === model.model,
                )}
                columns={columns}
                currency={currency}
              />
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
    </Panel>
  );
}

function nextOrder(order: ValueOrder, column: ValueColumn): ValueOrder {
  if (order.column === column) {
    return { column, direction: order.direction === 'asc' ? 'desc' : 'asc' };
  }
  return { column, direction: column === 'model' ? 'asc' : 'desc' };
}
