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
import type { TelemetrySeries } from './telemetrySeries';

/** A row of `telemetry_series`. */
export interface TelemetrySeriesRow {
  id: number;
  reporter: string;
  kind: TelemetrySeries['kind'];
  measure: TelemetrySeries['measure'];
  name: string;
  /** JSON of {@link TelemetryFacts}. */
  facts: string;
}

/** A series as it was stored. */
export function telemetrySeriesOfRow(row: TelemetrySeriesRow): TelemetrySeries {
  const { reporter, kind, measure, name } = row;
  return { reporter, kind, measure, name, facts: JSON.parse(row.facts) };
}

/**
 * Finds series of telemetry, adding those that are new, see
 * {@link writeSeries}.
 *
 * @returns ids by hashes
 */
export async function writeTelemetrySeries(
  trx: Knex.Transaction,
  series: Iterable<{ hash: string; series: TelemetrySeries }>,
  today: Day,
): Promise<Map<string, number>> {
  const rows = [...series].map(
    ({ hash, series: { reporter, kind, measure, name, facts } }) =>
      [
        hash,
        {
          reporter: storableText(reporter),
          ...{ kind, measure, name },
          facts: JSON.stringify(facts),
        },
      ] as const,
  );
  return writeSeries(trx, {
    tables: 'telemetry',
    series: new Map(rows),
    today,
  });
}
