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

/** The first day whose hours were not removed; empty when none were. */
export async function readKeptFrom(knex: Knex): Promise<Day> {
  const row: { kept_from: Day } = await knex('telemetry_kept').first();
  return row.kept_from;
}

/** Reads it, and keeps hours from being removed until the transaction ends. */
export async function lockKeptFrom(trx: Knex.Transaction): Promise<Day> {
  const row: { kept_from: Day } = await trx('telemetry_kept')
    .forShare()
    .first();
  return row.kept_from;
}

/** Notes that the hours before a day are removed, before they are. */
export async function advanceKeptFrom(
  trx: Knex.Transaction,
  day: Day,
): Promise<void> {
  await trx('telemetry_kept')
    .where('kept_from', '<', day)
    .update({ kept_from: day });
}
