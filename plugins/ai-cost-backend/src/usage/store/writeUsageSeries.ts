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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { storableText } from '../../ledger/storableText';
import { writeSeries } from '../../series/writeSeries';
import type { UsageSeries } from './usageSeries';

/**
 * Finds series of usage, adding those that are new, see {@link writeSeries}.
 *
 * @param series - by their hashes
 * @returns ids by hashes
 */
export async function writeUsageSeries(
  trx: Knex.Transaction,
  series: ReadonlyMap<string, UsageSeries>,
  today: Day,
): Promise<Map<string, number>> {
  const rows = [...series].map(
    ([hash, { reporter, ...dimensions }]) =>
      [
        hash,
        {
          reporter: storableText(reporter),
          dimensions: JSON.stringify(dimensions),
        },
      ] as const,
  );
  return writeSeries(trx, { tables: 'usage', series: new Map(rows), today });
}
