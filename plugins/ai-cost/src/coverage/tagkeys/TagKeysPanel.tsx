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
import type { UnallocatedTagKey } from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { Panel } from '../../components/Panel';
import { formatMoney } from '../../format/money';
import { formatNumber } from '../../format/quantity';
import type { DataColumn } from '../../table/DataColumn';
import { DataTable } from '../../table/DataTable';

const useStyles = makeStyles(
  theme => ({
    code: {
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
      overflowWrap: 'anywhere',
    },
    values: { minWidth: 240, maxWidth: 560, overflowWrap: 'anywhere' },
  }),
  { name: 'AiCostTagKeysPanel' },
);

export interface TagKeysPanelProps {
  tagKeys: UnallocatedTagKey[];
  currency: string;
}

/** Which tags the charges have that are nobody's: claims could be made of them. */
export function TagKeysPanel({ tagKeys, currency }: TagKeysPanelProps) {
  const classes = useStyles();
  const columns: DataColumn<UnallocatedTagKey>[] = [
    {
      id: 'key',
      title: 'Tag key',
      value: ({ key }) => <span className={classes.code}>{key}</span>,
      sortBy: ({ key }) => key,
      text: ({ key }) => key,
    },
    {
      id: 'cost',
      title: 'Nobody’s',
      align: 'right',
      value: ({ cost }) => <Money amount={cost} currency={currency} />,
      sortBy: ({ cost }) => Number(cost),
    },
    {
      id: 'lines',
      title: 'Charge lines',
      align: 'right',
      value: ({ lines }) => formatNumber(lines),
      sortBy: ({ lines }) => lines,
    },
    {
      id: 'values',
      title: 'Most expensive values',
      value: ({ values }) => (
        <div className={classes.values}>
          {values
            .map(
              ({ value, cost }) =>
                `${value === '' ? '(empty)' : value} ${formatMoney(
                  cost,
                  currency,
                )}`,
            )
            .join(' · ')}
        </div>
      ),
      text: ({ values }) => values.map(({ value }) => value).join(' '),
    },
  ];
  return (
    <Panel
      flush
      title="Tags of what is nobody’s"
      subtitle="A key whose values are names of entities belongs into aiCost.tags.entity; others can be claimed with ai-cost/tags"
    >
      <DataTable
        id="coverage-tag-keys"
        label="Tags of what is nobody’s"
        things="tag keys"
        columns={columns}
        rows={tagKeys}
        rowKey={({ key }) => key}
        initialOrder={{ column: 'cost', direction: 'desc' }}
        empty="None of these charges has a tag."
      />
    </Panel>
  );
}
