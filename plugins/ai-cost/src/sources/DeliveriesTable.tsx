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

import type { DeliverySummary } from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { formatMonth } from '../format/day';
import { formatAgo, formatInstant } from '../format/instant';
import { formatNumber } from '../format/quantity';
import { DetailTable } from './DetailTable';

const STATUS_NAMES: Record<DeliverySummary['status'], string> = {
  staged: 'Being read',
  current: 'In use',
  superseded: 'Replaced',
  rejected: 'Refused',
};

/** What a source delivered, and what became of it. */
export function DeliveriesTable(props: { deliveries: DeliverySummary[] }) {
  return (
    <DetailTable
      title="Deliveries"
      empty="Nothing was delivered yet."
      rows={props.deliveries}
      rowKey={delivery => delivery.id}
      columns={[
        { title: 'Period', value: ({ period }) => formatMonth(period) },
        { title: 'State', value: ({ status }) => STATUS_NAMES[status] },
        {
          title: 'Delivered',
          value: ({ deliveredAt }) => (
            <span title={formatInstant(deliveredAt)}>
              {formatAgo(deliveredAt)}
            </span>
          ),
        },
        {
          title: 'Rows',
          align: 'right',
          value: ({ totals }) =>
            formatNumber(totals.reduce((rows, total) => rows + total.rows, 0)),
        },
        {
          title: 'Billed',
          align: 'right',
          value: ({ totals }) =>
            totals.map(({ currency, cost }) => (
              <div key={currency}>
                <Money amount={cost.billed} currency={currency} />
              </div>
            )),
        },
        {
          title: 'Of it AI',
          align: 'right',
          value: ({ totals }) =>
            totals.map(({ currency, aiCost }) => (
              <div key={currency}>
                <Money amount={aiCost.billed} currency={currency} />
              </div>
            )),
        },
        {
          title: 'Set aside',
          align: 'right',
          value: ({ quarantinedRows }) => formatNumber(quarantinedRows),
        },
      ]}
    />
  );
}
