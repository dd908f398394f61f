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

/** Which catalog and rules the attributions follow. */
export interface AttributionState {
  /** Rises with every change of attributions. */
  version: number;
  /** Of the catalog and rules; empty when some attributions may be older. */
  fingerprint: string;
  /** Of the pass over all lines that is under way; empty when there is none. */
  pendingFingerprint: string;
  /** That pass may have overlooked lines that follow another catalog. */
  passOverlooks: boolean;
  /** Of the annotations and lines that the problems of entities follow. */
  problemsFingerprint: string;
}

interface StateRow {
  version: number;
  fingerprint: string;
  pending_fingerprint: string;
  pass_overlooks: number;
  problems_fingerprint: string;
}

/** Reads the state without holding up anyone. */
export async function readAttributionState(
  knex: Knex,
): Promise<AttributionState> {
  const row: StateRow = await knex('attribution_state').where('id', 1).first();
  return stateOf(row);
}

/**
 * Reads the state and keeps everyone else from changing attributions, or from
 * publishing a delivery, until the transaction ends.
 */
export async function lockAttributionState(
  trx: Knex.Transaction,
): Promise<AttributionState> {
  // An update locks on both engines, and at once: SQLite cannot turn a
  // transaction that began with a read into a writing one while others write.
  const [row]: StateRow[] = await trx('attribution_state')
    .where('id', 1)
    .update({ version: trx.ref('version') })
    .returning([
      'version',
      'fingerprint',
      'pending_fingerprint',
      'pass_overlooks',
      'problems_fingerprint',
    ]);
  return stateOf(row);
}

/**
 * Changes the state; the caller holds the lock. The time of the last change is
 * that of the version.
 */
export async function updateAttributionState(
  trx: Knex.Transaction,
  state: Partial<AttributionState>,
): Promise<void> {
  await trx('attribution_state')
    .where('id', 1)
    .update({
      version: state.version,
      fingerprint: state.fingerprint,
      pending_fingerprint: state.pendingFingerprint,
      ...(state.passOverlooks !== undefined && {
        pass_overlooks: state.passOverlooks ? 1 : 0,
      }),
      problems_fingerprint: state.problemsFingerprint,
      ...(state.version !== undefined && {
        changed_at: new Date().toISOString(),
      }),
    });
}

function stateOf(row: StateRow): AttributionState {
  return {
    version: row.version,
    fingerprint: row.fingerprint,
    pendingFingerprint: row.pending_fingerprint,
    passOverlooks: row.pass_overlooks === 1,
    problemsFingerprint: row.problems_fingerprint,
  };
}
