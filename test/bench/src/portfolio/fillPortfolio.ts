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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { entityRef, fillLedger, SHAPE } from '../report/fillLedger';
import { ownerOf } from './organisation';

const MODELS = 40;
const ROWS_PER_INSERT = 100;

/**
 * Fills an empty ledger with ten million daily charges of five thousand
 * entities, with the lines that they are of and whose these are, and adds them
 * up as an update of the plugin does with a ledger that is there.
 *
 * @returns the number of daily charges, and the seconds of the update
 */
export async function fillPortfolio(
  knex: Knex,
): Promise<{ stored: number; seconds: number }> {
  const stored = await fillLedger(knex, { ...SHAPE, models: MODELS });
  await fillLines(knex);
  await knex.batchInsert(
    'entity_owners',
    Array.from({ length: SHAPE.entities }, (_, entity) => ({
      entity_ref: entityRef(entity),
      valid_from: '',
      owner: ownerOf(entity),
    })),
    ROWS_PER_INSERT,
  );
  const started = performance.now();
  await knex.transaction(trx => migration().up(trx));
  const seconds = (performance.now() - started) / 1000;
  if (String(knex.client.config.client).includes('pg')) {
    await knex.raw('analyze');
  }
  return { stored, seconds };
}

/** A charge line for each series, and its attribution. */
async function fillLines(knex: Knex): Promise<void> {
  const series = await knex('entity_cost_series').orderBy('id');
  await knex.batchInsert(
    'charge_lines',
    series.map(row => ({
      id: row.id,
      key_hash: row.key_hash,
      currency: row.currency,
      provider: row.provider,
      service: row.service,
      workload: row.workload,
      model: row.model,
      model_as_billed: row.model,
      token_class: row.token_class,
      unit: row.unit,
      dimensions: JSON.stringify({
        billingCurrency: row.currency,
        billingAccountId: `account-${row.id % 50}`,
        serviceProviderName: row.provider,
        serviceCategory: 'AI and Machine Learning',
        serviceName: row.service,
        chargeCategory: 'Usage',
        resourceId: `resource-${row.id}`,
        tags: { app: row.entity_ref.split('/')[1] },
      }),
      classification_rule: 'service-category',
      classification_evidence: 'ServiceCategory AI and Machine Learning',
      workload_from_bill: 0,
      charge_category: 'Usage',
      billing_account: `account-${row.id % 50}`,
    })),
    ROWS_PER_INSERT,
  );
  await knex.batchInsert(
    'attributions',
    series.map(row => ({
      line_id: row.id,
      valid_from: '',
      part: 0,
      entity_ref: row.entity_ref,
      unallocated_reason: row.unallocated_reason,
      environment: row.environment,
      model: row.model,
      workload: row.workload,
      weight: 1,
      rule: 'annotation:tags',
      reason: 'The tag app',
      conflict: 0,
      alternatives: '[]',
    })),
    ROWS_PER_INSERT,
  );
}

function migration(): { up(knex: Knex): Promise<void> } {
  return require(resolvePackagePath(
    'backstage-plugin-ai-cost-backend',
    'migrations',
    '20261129000001_portfolio_sums.js',
  ));
}
