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
import { telemetrySeriesHash, telemetrySeriesOf } from './telemetrySeries';
import type { TelemetryEvent } from './TelemetryStore';

/** One for each entity, model and score of a large organisation, and more. */
const MOST_SERIES = 100_000;
const HASHES_PER_STATEMENT = 500;

/**
 * Tells events whose series are known, or can be added, from those of new series
 * for which their reporter has no room left. Reporters that send twice at the same
 * time may take the last of it twice.
 */
export async function splitByRoom<T extends TelemetryEvent>(
  trx: Knex.Transaction,
  options: { events: readonly T[]; reporter: string },
): Promise<{ within: readonly T[]; beyond: readonly T[] }> {
  const { events, reporter } = options;
  const hashes = events.map(({ sample }) =>
    telemetrySeriesHash(telemetrySeriesOf(sample, reporter)),
  );
  const added = await findNew(trx, [...new Set(hashes)]);
  if (added.length === 0) {
    return { within: events, beyond: [] };
  }
  const [{ count }] = await trx('telemetry_series')
    .where({ reporter })
    .count({ count: '*' });
  const refused = new Set(
    added.slice(Math.max(0, MOST_SERIES - Number(count))),
  );
  return {
    within: events.filter((_, at) => !refused.has(hashes[at])),
    beyond: events.filter((_, at) => refused.has(hashes[at])),
  };
}

async function findNew(
  trx: Knex.Transaction,
  hashes: readonly string[],
): Promise<string[]> {
  const known = new Set<string>();
  for (let at = 0; at < hashes.length; at += HASHES_PER_STATEMENT) {
    const rows: { key_hash: string }[] = await trx('telemetry_series')
      .whereIn('key_hash', hashes.slice(at, at + HASHES_PER_STATEMENT))
      .select('key_hash');
    rows.forEach(({ key_hash }) => known.add(key_hash));
  }
  return hashes.filter(each => !known.has(each));
}
