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

import type { UsageEvent } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';

/** A call of a model, with what a test is about. */
export function usageEvent(overrides: Partial<UsageEvent> = {}): UsageEvent {
  return {
    source: '//gateway.example.com',
    id: 'call-1',
    occurredAt: '2026-11-25T10:15:00.000Z',
    provider: 'openai',
    model: 'gpt-4o',
    tags: { component: 'ranker' },
    tokens: { input: 100, output: 20 },
    requests: 1,
    ...overrides,
  };
}

/** Everything in `usage_runs`, with its series in the place of ids. */
export async function storedRuns(
  knex: Knex,
): Promise<Record<string, unknown>[]> {
  const rows = await knex('usage_runs')
    .join('usage_series', 'usage_series.id', 'usage_runs.series_id')
    .orderBy(['key_hash', 'run_id', 'currency'])
    .select('usage_runs.*', 'key_hash', 'reporter');
  return rows.map(
    ({ series_id: _, estimated_micros, estimated_attos, ...row }) => ({
      ...row,
      unpriced: Number(row.unpriced),
      estimated:
        estimated_micros === null
          ? null
          : joinAttos(BigInt(estimated_micros), BigInt(estimated_attos)),
    }),
  );
}

/** Everything in `usage_hours`, with its series in the place of ids. */
export async function storedUsage(
  knex: Knex,
): Promise<Record<string, unknown>[]> {
  const rows = await knex('usage_hours')
    .join('usage_series', 'usage_series.id', 'usage_hours.series_id')
    .orderBy(['key_hash', 'hour', 'run_id', 'currency'])
    .select(
      'reporter',
      'dimensions',
      'hour',
      'run_id',
      'currency',
      ...[
        'input_tokens',
        'output_tokens',
        'cache_read_tokens',
        'cache_write_tokens',
        'requests',
        'gpu_micros',
        'estimated_micros',
        'estimated_attos',
      ].map(column => knex.raw('cast(?? as text) as ??', [column, column])),
    );
  return rows.map(
    ({ dimensions, estimated_micros, estimated_attos, ...row }) => ({
      ...row,
      ...JSON.parse(dimensions),
      estimated:
        estimated_micros === null
          ? null
          : joinAttos(BigInt(estimated_micros), BigInt(estimated_attos)),
    }),
  );
}
