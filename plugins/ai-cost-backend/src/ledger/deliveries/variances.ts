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

import type { Month, VarianceCause } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { storableText } from '../storableText';

/**
 * What a source estimated for an account in a month beside what counts, over the
 * days that both tell of.
 */
export interface Variance {
  /** Whose estimate it is. */
  sourceId: string;
  /** The sources of what counts. */
  against: readonly string[];
  provider: string;
  account: string;
  month: Month;
  currency: string;
  /** Effective cost in attos. */
  estimate: bigint;
  /** The same; undefined when what counts is in other currencies. */
  total?: bigint;
  cause: VarianceCause;
  /** For a person to read. */
  evidence: string;
}

/** Replaces all variances by those of the deliveries that count now. */
export async function replaceVariances(
  trx: Knex.Transaction,
  variances: readonly Variance[],
): Promise<void> {
  await trx('variances').delete();
  await trx.batchInsert(
    'variances',
    variances.map(variance => ({
      source_id: variance.sourceId,
      against: JSON.stringify(variance.against),
      provider: storableText(variance.provider),
      account: storableText(variance.account),
      month: variance.month,
      currency: variance.currency,
      estimate: formatDecimal(variance.estimate),
      total:
        variance.total === undefined ? null : formatDecimal(variance.total),
      cause: variance.cause,
      evidence: storableText(variance.evidence),
    })),
    50,
  );
}
