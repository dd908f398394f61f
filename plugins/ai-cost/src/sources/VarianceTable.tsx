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

import type {
  SourceVariance,
  VarianceCause,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { formatMonth } from '../format/day';
import { formatExactMoney, formatMoneyChange } from '../format/money';
import { formatRelativeChange } from '../format/quantity';
import { DetailTable } from './DetailTable';

const CAUSE_NAMES: Record<VarianceCause, string> = {
  none: 'No difference',
  missing_days: 'Days are missing',
  bypassed_calls: 'Calls that bypassed it',
  repeated_calls: 'Calls that it has twice',
  cached_tokens: 'Cached tokens',
  prices: 'Other prices: a tier or a discount',
  currency: 'Another currency',
  unknown: 'Cannot be told',
};

/** Estimates beside what counts, by account and month. */
export function VarianceTable(props: { variance: SourceVariance[] }) {
  return (
    <DetailTable
      title="Variance"
      empty="No other source tells of the same accounts and days."
      rows={props.variance}
      rowKey={({ sourceId, provider, account, month, currency }) =>
        JSON.stringify([sourceId, provider, account, month, currency])
      }
      columns={[
        { title: 'Month', value: ({ month }) => formatMonth(month) },
        {
          title: 'Account',
          value: ({ provider, account }) => `${provider} ${account}`,
        },
        {
          title: 'Estimate of',
          value: ({ sourceId }) => sourceId,
        },
        {
          title: 'Estimate',
          align: 'right',
          value: ({ estimate, currency }) => (
            <Money amount={estimate} currency={currency} />
          ),
        },
        {
          title: 'Counts',
          align: 'right',
          value: ({ total, currency }) =>
            total === undefined ? (
              '–'
            ) : (
              <Money amount={total} currency={currency} />
            ),
        },
        { title: 'Difference', align: 'right', value: differenceOf },
        {
          title: 'Likely cause',
          value: ({ cause, evidence }) => (
            <>
              <div>{CAUSE_NAMES[cause]}</div>
              <div>{evidence}</div>
            </>
          ),
        },
      ]}
    />
  );
}

function differenceOf({ difference, percent, currency }: SourceVariance) {
  if (difference === undefined) {
    return '–';
  }
  return (
    <>
      <div title={formatExactMoney(difference, currency)}>
        {formatMoneyChange(difference, currency)}
      </div>
      {percent !== undefined && (
        <div>{formatRelativeChange(percent / 100)}</div>
      )}
    </>
  );
}
