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
  formatDecimal,
  parseDecimal,
  type SourceVariance,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

interface VarianceRow {
  source_id: string;
  against: string;
  provider: string;
  account: string;
  month: string;
  currency: string;
  estimate: string;
  total: string | null;
  cause: SourceVariance['cause'];
  evidence: string;
}

const MAX_VARIANCES = 200;

/**
 * The newest variances of a source's estimates, and of others beside what it
 * delivers; newest month first, at most 200.
 */
export async function readVariances(
  knex: Knex,
  sourceId: string,
): Promise<SourceVariance[]> {
  const rows: VarianceRow[] = await knex('variances')
    .orderBy([
      { column: 'month', order: 'desc' },
      'provider',
      'account',
      'source_id',
      'currency',
    ])
    .select();
  return rows
    .map(({ against, ...row }) => ({ row, against: JSON.parse(against) }))
    .filter(
      ({ row, against }) =>
        row.source_id === sourceId || against.includes(sourceId),
    )
    .slice(0, MAX_VARIANCES)
    .map(({ row, against }) => ({
      sourceId: row.source_id,
      against,
      provider: row.provider,
      account: row.account,
      month: row.month,
      currency: row.currency,
      estimate: row.estimate,
      ...compared(row),
      cause: row.cause,
      evidence: row.evidence,
    }));
}

function compared({
  estimate,
  total,
}: Pick<VarianceRow, 'estimate' | 'total'>): Pick<
  SourceVariance,
  'total' | 'difference' | 'percent'
> {
  if (total === null) {
    return {};
  }
  const whole = parseDecimal(total);
  const difference = parseDecimal(estimate) - whole;
  return {
    total,
    difference: formatDecimal(difference),
    percent:
      whole === 0n ? undefined : (100 * Number(difference)) / Number(whole),
  };
}
