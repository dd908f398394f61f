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

import type { Attributor } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { attributionRows } from '../../ledger/attributions/attributionRow';
import { ChargeLineStore } from '../../ledger/lines/ChargeLineStore';
import { createLedgerWriter } from '../../ledger/writers/createLedgerWriter';
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import { sameOwners, type ChangedLine } from './ChangedLine';
import { searchLines, type LineSearch } from './LineSearch';

// SQLite answers on the event loop, which others need as well.
const IDS_PER_SEARCH = 10_000;
const LINES_PER_STEP = 500;

/**
 * The lines that one attributor gives to somebody else than another does. What
 * the ledger says is not asked: it may be some minutes behind the catalog, and
 * those moves are not the trial's.
 *
 * @throws when the signal aborts
 */
export async function findChangedLines(options: {
  knex: Knex;
  search: LineSearch;
  before: Attributor;
  after: Attributor;
  signal: AbortSignal;
}): Promise<ChangedLine[]> {
  const { knex, search, signal } = options;
  const lines = ChargeLineStore.create({
    knex,
    writer: createLedgerWriter(knex),
  });
  const changed: ChangedLine[] = [];
  const last = await lines.lastId();
  for (let searched = 0; searched < last; searched += IDS_PER_SEARCH) {
    const ids = await searchLines(knex, search, {
      after: searched,
      through: searched + IDS_PER_SEARCH,
    });
    for (let from = 0; from < ids.length; from += LINES_PER_STEP) {
      signal.throwIfAborted();
      const some = ids.slice(from, from + LINES_PER_STEP);
      for (const [lineId, line] of await lines.read(some)) {
        const [before, after] = [options.before, options.after].map(it =>
          attributionRows(lineId, it.attribute(line)),
        );
        if (!sameOwners(before, after)) {
          changed.push({ lineId, before, after });
        }
      }
    }
    signal.throwIfAborted();
    await yieldToEventLoop();
  }
  return changed;
}
