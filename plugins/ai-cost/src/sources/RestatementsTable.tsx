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
import { formatExactMoney, formatMoneyChange } from '../format/money';
import { DetailTable } from './DetailTable';
import { restatementHistory } from './restatementHistory';

/** How newer deliveries have changed what periods add up to. */
export function RestatementsTable(props: { deliveries: DeliverySummary[] }) {
  return (
    <DetailTable
      title="Restatements"
      empty="No delivery has changed a period yet."
      rows={restatementHistory(props.deliveries)}
      rowKey={({ deliveryId, currency }) => `${deliveryId} ${currency}`}
      columns={[
        { title: 'Period', value: ({ period }) => formatMonth(period) },
        {
          title: 'Changed',
          value: ({ at }) => (
            <span title={formatInstant(at)}>{formatAgo(at)}</span>
          ),
        },
        {
          title: 'Billed before',
          align: 'right',
          value: ({ before, currency }) => (
            <Money amount={before} currency={currency} />
          ),
        },
        {
          title: 'Billed after',
          align: 'right',
          value: ({ after, currency }) => (
            <Money amount={after} currency={currency} />
          ),
        },
        {
          title: 'Change',
          align: 'right',
          value: ({ change, currency }) => (
            <span title={formatExactMoney(change, currency)}>
              {formatMoneyChange(change, currency)}
            </span>
          ),
        },
        {
          title: 'Of it AI',
          align: 'right',
          value: ({ aiChange, currency }) => (
            <span title={formatExactMoney(aiChange, currency)}>
              {formatMoneyChange(aiChange, currency)}
            </span>
          ),
        },
      ]}
    />
  );
}
