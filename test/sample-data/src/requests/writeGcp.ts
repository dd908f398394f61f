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
  formatDecimal,
  monthOf,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { PAYERS } from './callers';
import type { DailyUsage } from './dailyUsage';
import { nameOf } from './nameOf';

const METERS: Partial<Record<TokenClass, string>> = {
  input: 'Text Input',
  output: 'Text Output',
};

/** Usage of Vertex AI as a dump of the GCP billing export, as JSON lines. */
export function writeGcp(usage: readonly DailyUsage[]): string {
  return usage
    .map(({ day, caller, model, tokenClass, tokens, cost }) => {
      const row = {
        billing_account_id: PAYERS.gcp,
        service: { id: 'C7E2-9256-1C43', description: 'Vertex AI' },
        sku: {
          id: `${model.inMeters}-${tokenClass}`,
          description: `${model.inMeters} ${METERS[tokenClass]} - Predictions`,
        },
        usage_start_time: `${day} 00:00:00 UTC`,
        usage_end_time: `${addDays(day, 1)} 00:00:00 UTC`,
        project: {
          id: caller.subAccount,
          name: caller.subAccount,
          labels: [],
        },
        labels: [
          { key: 'component', value: nameOf(caller.entity) },
          { key: 'environment', value: caller.environment },
        ],
        system_labels: [],
        location: { region: 'us-central1' },
        export_time: `${addDays(day, 1)} 06:00:00 UTC`,
        currency: 'USD',
        usage: { amount: tokens, unit: 'count' },
        credits: [],
        invoice: { month: monthOf(day).replace('-', '') },
        cost_type: 'regular',
      };
      // Written as digits, for a number of JavaScript has too few of them.
      return `{"cost":${formatDecimal(cost)},"cost_at_list":${formatDecimal(
        cost,
      )},${JSON.stringify(row).slice(1)}`;
    })
    .map(line => `${line}\n`)
    .join('');
}
