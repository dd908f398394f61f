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

import {
  addDays,
  firstDayOf,
  addMonths,
  formatDecimal,
  monthOf,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { PAYERS } from './callers';
import { toCsv } from './csv';
import type { DailyUsage } from './dailyUsage';
import { nameOf } from './nameOf';

const METERS: Record<TokenClass, string> = {
  input: '-input-tokens',
  output: '-output-tokens',
  cache_read: '-cache-read-input-token-count',
  cache_write: '-cache-write-input-token-count',
};

/** Usage of Bedrock as an AWS CUR 2.0, as CSV. Tokens are counted in thousands. */
export function writeCur(usage: readonly DailyUsage[]): string {
  return toCsv(
    usage.map(({ day, caller, model, tokenClass, tokens, cost }, row) => ({
      identity_line_item_id: `line${row}`,
      identity_time_interval: `${day}T00:00:00Z/${addDays(day, 1)}T00:00:00Z`,
      bill_bill_type: 'Anniversary',
      bill_billing_entity: 'AWS',
      bill_invoice_id: '',
      bill_payer_account_id: PAYERS.aws,
      bill_billing_period_start_date: `${firstDayOf(
        monthOf(day),
      )}T00:00:00.000Z`,
      bill_billing_period_end_date: `${firstDayOf(
        addMonths(monthOf(day), 1),
      )}T00:00:00.000Z`,
      line_item_usage_account_id: caller.subAccount,
      line_item_line_item_type: 'Usage',
      line_item_usage_start_date: `${day}T00:00:00.000Z`,
      line_item_usage_end_date: `${addDays(day, 1)}T00:00:00.000Z`,
      line_item_product_code: 'AmazonBedrock',
      line_item_usage_type: `USE1-${model.inMeters}${METERS[tokenClass]}`,
      line_item_operation: 'InvokeModelInference',
      line_item_resource_id: '',
      line_item_usage_amount: formatDecimal(
        BigInt(tokens) * 1_000_000_000_000_000n,
      ),
      line_item_currency_code: 'USD',
      line_item_unblended_cost: formatDecimal(cost),
      line_item_line_item_description: `${model.inMeters} tokens`,
      product_servicecode: 'AmazonBedrock',
      product_region_code: 'us-east-1',
      pricing_unit: '1K tokens',
      pricing_public_on_demand_cost: formatDecimal(cost),
      resource_tags: JSON.stringify({
        user_component: nameOf(caller.entity),
        user_environment: caller.environment,
      }),
    })),
  );
}
