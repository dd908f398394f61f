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

import type { Knex } from 'knex';

export const LINES = 200_000;
const DAYS = 10;
const APPLICATIONS = 100;

/** The tag of one line in a hundred. */
export const MOVED_TAG = 'app-id=a7';

/**
 * Fills an empty ledger with charge lines that nobody has claimed yet, each with
 * ten daily charges in one delivery.
 */
export async function fillLines(knex: Knex): Promise<void> {
  await knex('deliveries').insert({
    id: 1,
    source_id: 'bench',
    period: '2026-10',
    version: '1',
    status: 'current',
    grade: 'invoice',
    files: '[]',
    first_charge_day: '2026-10-01',
    last_charge_day: '2026-10-10',
    staged_at: '2026-11-02T00:00:00.000Z',
    current_at: '2026-11-02T00:00:00.000Z',
  });
  const lines = Array.from({ length: LINES }, (_, index) => {
    const dimensions = {
      billingCurrency: 'USD',
      billingAccountId: '123456789012',
      serviceProviderName: 'AWS',
      serviceCategory: 'AI and Machine Learning',
      serviceName: 'Amazon Bedrock',
      chargeCategory: 'Usage',
      resourceId: `arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/p${index}`,
      tags: { 'app-id': `a${index % APPLICATIONS}`, team: `t${index % 37}` },
    };
    return {
      id: index + 1,
      key_hash: `hash-${index}`,
      currency: 'USD',
      provider: 'AWS',
      service: 'Amazon Bedrock',
      workload: 'inference',
      model_as_billed: 'Claude4.5Sonnet',
      model: 'Claude4.5Sonnet',
      token_class: index % 2 ? 'input' : 'output',
      unit: 'Tokens',
      dimensions: JSON.stringify(dimensions),
      classification_rule: 'bedrock',
      classification_evidence: 'ServiceName Amazon Bedrock',
      workload_from_bill: 0,
    };
  });
  await knex.batchInsert('charge_lines', lines, 60);
  await knex.raw(
    `insert into daily_charges (delivery_id, line_id, day,
       billed_micros, billed_attos, effective_micros, effective_attos,
       list_micros, list_attos, quantity, "rows")
     with recursive days(n) as (select 1 union all select n + 1 from days where n < ${DAYS})
     select 1, id, '2026-10-' || case when n < 10 then '0' else '' end || n,
       id * 3, 7, id * 3, 7, id * 3, 7, 1000, 1
     from charge_lines cross join days where true`,
  );
}
