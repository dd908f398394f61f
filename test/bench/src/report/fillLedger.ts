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

import { addDays } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** How much a ledger is filled with. */
export interface LedgerShape {
  entities: number;
  seriesPerEntity: number;
  days: number;
  /** Models in use; four well-known ones when left out. */
  models?: number;
}

/** 27,500 lines on 365 days: ten million daily charges. */
export const SHAPE: LedgerShape = {
  entities: 5000,
  seriesPerEntity: 5.5,
  days: 365,
};

export const FIRST_DAY = '2025-11-01';
const MODELS = ['gpt-5', 'gpt-5-mini', 'claude-sonnet-4-5', 'gemini-2.5-pro'];
const ENVIRONMENTS = ['production', 'staging', 'development'];
const MONEY = [
  'billed_micros',
  'billed_attos',
  'effective_micros',
  'effective_attos',
  'list_micros',
  'list_attos',
].join(', ');

export function entityRef(index: number): string {
  return `component:default/service-${index}`;
}

/**
 * Fills an empty ledger by SQL: one delivery a month, each charge line with a
 * summary series of its own, which is the most that reports can have to read.
 */
export async function fillLedger(
  knex: Knex,
  shape: Readonly<LedgerShape> = SHAPE,
): Promise<number> {
  const lines = shape.entities * shape.seriesPerEntity;
  const days = Array.from({ length: shape.days }, (_, i) =>
    addDays(FIRST_DAY, i),
  );
  const months = [...new Set(days.map(day => day.slice(0, 7)))];

  await knex.batchInsert(
    'deliveries',
    months.map((period, index) => ({
      id: index + 1,
      source_id: 'bench',
      period,
      version: '1',
      status: 'current',
      counted: 1,
      grade: 'invoice',
      files: '[]',
      first_charge_day: `${period}-01`,
      last_charge_day: days.filter(day => day.startsWith(period)).at(-1),
      staged_at: `${period}-28T00:00:00.000Z`,
      current_at: '2026-11-02T00:00:00.000Z',
    })),
    100,
  );
  await knex.batchInsert(
    'entity_cost_series',
    Array.from({ length: lines }, (_, i) => ({
      id: i + 1,
      key_hash: `hash-${i}`,
      entity_ref: entityRef(i % shape.entities),
      unallocated_reason: '',
      environment: ENVIRONMENTS[i % ENVIRONMENTS.length],
      model: shape.models
        ? `model-${(i * 31) % shape.models}`
        : MODELS[Math.floor(i / shape.entities) % MODELS.length],
      workload: 'inference',
      provider: i % 2 ? 'AWS' : 'Microsoft',
      service: i % 2 ? 'Amazon Bedrock' : 'Azure OpenAI',
      currency: 'USD',
      token_class: ['input', 'output'][Math.floor(i / shape.entities) % 2],
      unit: 'Tokens',
    })),
    30,
  );

  const amount = (line: string) =>
    `${line} * 137, 0, ${line} * 131, 0, ${line} * 149, 0`;
  for (const [index, month] of months.entries()) {
    const inMonth = days.filter(day => day.startsWith(month));
    const numbers = `with recursive
      lines(line) as (select 1 union all select line + 1 from lines where line < ${lines}),
      days(day) as (values ${inMonth.map(day => `('${day}')`).join(', ')})`;
    await knex.raw(
      `insert into daily_charges (delivery_id, line_id, day, ${MONEY}, quantity, "rows")
       ${numbers} select ${index + 1}, line, day, ${amount('line')}, 1000, 24
       from lines cross join days where true`,
    );
    await knex.raw(
      `insert into entity_daily_costs (series_id, day, delivery_id, ${MONEY}, quantity, charges)
       ${numbers} select line, day, ${index + 1}, ${amount('line')}, 1000, 24
       from lines cross join days where true`,
    );
    await knex.raw(
      `insert into entity_monthly_costs (series_id, month, delivery_id, ${MONEY}, quantity, charges)
       ${numbers} select line, '${month}', ${index + 1}, ${amount(
        `line * ${inMonth.length}`,
      )}, 1000, 24
       from lines where true`,
    );
  }
  if (String(knex.client.config.client).includes('pg')) {
    await knex.raw('analyze');
  }
  return lines * days.length;
}
