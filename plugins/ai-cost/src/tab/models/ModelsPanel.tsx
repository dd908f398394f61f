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
import {
  TOKEN_CLASSES,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import { Panel } from '../../components/Panel';
import { ScrollRegion } from '../../components/ScrollRegion';
import { TOKEN_CLASS_NAMES } from '../../format/words';
import type { DrillDown, ModelColumn, ModelOrder } from '../../state/TabState';
import { ModelRow } from './ModelRow';
import { sortModels } from './sortModels';

const COLUMNS: { column: ModelColumn; title: string }[] = [
  { column: 'model', title: 'Model' },
  { column: 'cost', title: 'Cost' },
  { column: 'share', title: 'Share' },
  { column: 'change', title: 'Change' },
  { column: 'tokens', title: 'Tokens' },
];

const useStyles = makeStyles(
  theme => ({
    head: { whiteSpace: 'nowrap' },
    unit: {
      display: 'block',
      fontSize: theme.typography.pxToRem(12),
      fontWeight: theme.typography.fontWeightRegular as number,
      color: theme.palette.text.secondary,
    },
    table: {
      // Nine columns have to fit a laptop.
      '& tr > *': { padding: theme.spacing(0.75, 1.5) },
      '& tr > :first-child': { paddingLeft: theme.spacing(2.5) },
      '& tr > :last-child': { paddingRight: theme.spacing(2.5) },
      '& tbody tr:last-child > *': { borderBottom: 'none' },
    },
  }),
  { name: 'AiCostModelsPanel' },
);

export interface ModelsPanelProps {
  report: EntityCostReport;
  currency: string;
  order: ModelOrder;
  onOrder(order: ModelOrder): void;
  onDrillDown(drillDown: DrillDown): void;
}

/** Every model with its cost, its tokens and what a million of them cost. */
export function ModelsPanel(props: ModelsPanelProps) {
  const { report, currency, order, onOrder, onDrillDown } = props;
  const classes = useStyles();
  const models = useMemo(
    () => sortModels(report.models, order),
    [report.models, order],
  );
  const tokenClasses = TOKEN_CLASSES.filter(tokenClass =>
    models.some(model =>
      model.usage.some(usage => usage.tokenClass === tokenClass),
    ),
  );
  return (
    <Panel
      flush
      title="Models"
      subtitle={
        tokenClasses.length > 0
          ? 'What each model cost, and what a million of its tokens cost'
          : undefined
      }
    >
      <ScrollRegion label="Table of models">
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              {COLUMNS.map(({ column, title }) => (
                <TableCell
                  key={column}
                  align={column === 'model' ? 'left' : 'right'}
                  className={classes.head}
                  sortDirection={
                    order.column === column ? order.direction : false
                  }
                >
                  <TableSortLabel
                    active={order.column === column}
                    direction={
                      order.column === column ? order.direction : 'desc'
                    }
                    onClick={() => onOrder(nextOrder(order, column))}
                  >
                    {title}
                  </TableSortLabel>
                </TableCell>
              ))}
              {tokenClasses.map(tokenClass => (
                <TableCell
                  key={tokenClass}
                  align="right"
                  className={classes.head}
                >
                  {TOKEN_CLASS_NAMES[tokenClass]}
                  <span className={classes.unit}>per million</span>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {models.map(model => (
              <ModelRow
                key={`${model.provider} ${model.model}`}
                model={model}
                currency={currency}
                tokenClasses={tokenClasses}
                onSelect={() =>
                  onDrillDown({
                    filters: { model: model.model, provider: model.provider },
                  })
                }
              />
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
    </Panel>
  );
}

function nextOrder(order: ModelOrder, column: ModelColumn): ModelOrder {
  if (order.column === column) {
    return { column, direction: order.direction === 'asc' ? 'desc' : 'asc' };
  }
  return { column, direction: column === 'model' ? 'asc' : 'desc' };
}
