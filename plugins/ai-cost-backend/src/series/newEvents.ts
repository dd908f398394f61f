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
import { hash } from 'node:crypto';
import type { SeriesTables } from './SeriesTables';

const ROWS_PER_STATEMENT = 500;

/** Something that happened once. */
export interface IdentifiedEvent {
  /** `source` of its CloudEvent. */
  source: string;
  /** Unique in the source. */
  id: string;
  /** ISO 8601. */
  occurredAt: string;
}

/**
 * Notes the ids of events, and finds those that were not noted before, each
 * once. Who notes the same ids at the same time waits until the transaction
 * ends.
 */
export async function newEvents<T extends IdentifiedEvent>(
  trx: Knex.Transaction,
  options: { tables: SeriesTables; events: readonly T[]; reporter: string },
): Promise<T[]> {
  const { tables, events, reporter } = options;
  const byHash = new Map<string, T>();
  for (const event of events) {
    const key = hash(
      'sha256',
      JSON.stringify([reporter, event.source, event.id]),
    );
    // The first one counts, as it would in a batch of its own.
    if (!byHash.has(key)) {
      byHash.set(key, event);
    }
  }
  const rows = [...byHash]
    .map(([key_hash, { occurredAt }]) => ({
      key_hash,
      occurred_at: new Date(occurredAt).toISOString(),
    }))
    .sort((a, b) => (a.key_hash < b.key_hash ? -1 : 1));
  const added: T[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const noted: { key_hash: string }[] = await trx(`${tables}_events`)
      .insert(rows.slice(at, at + ROWS_PER_STATEMENT))
      .onConflict('key_hash')
      .ignore()
      .returning('key_hash');
    added.push(...noted.map(({ key_hash }) => byHash.get(key_hash)!));
  }
  return added;
}
