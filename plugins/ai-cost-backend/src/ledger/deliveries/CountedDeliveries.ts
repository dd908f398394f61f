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

import { ConflictError } from '@backstage/errors';
import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { hash } from 'node:crypto';
import { whereIdIn } from '../whereIdIn';
import { replaceVariances, type Variance } from './variances';

/** Which deliveries count together, so that each dollar does once. */
export interface CountedDeliveries {
  /** Of the visible deliveries that it was made for. */
  version: number;
  /** Visible deliveries whose own charges do not count. */
  overruled: readonly number[];
  /** Derived deliveries that count, visible or staged. */
  derived: readonly number[];
  /** Of the attributions that the staged ones of them follow, when there are any. */
  attributionVersion?: number;
  /** Why charges of sources do not count, by source. */
  problems: ReadonlyMap<string, readonly SourceProblem[]>;
  variances: readonly Variance[];
}

/** True when exactly that counts, and is known of the sources, already. */
export async function isCounted(
  knex: Knex,
  counted: CountedDeliveries,
): Promise<boolean> {
  const row: { fingerprint: string } = await knex('reconciliation_state')
    .where('id', 1)
    .first('fingerprint');
  return row.fingerprint === fingerprintOf(counted);
}

/** Reads the version of the visible deliveries. */
export async function readVisibleVersion(knex: Knex): Promise<number> {
  const row: { version: number } = await knex('reconciliation_state')
    .where('id', 1)
    .first('version');
  return row.version;
}

/**
 * Makes deliveries count, and no others, in a transaction that holds the lock of
 * the attribution state.
 *
 * @throws ConflictError when another process has removed one of them
 */
export async function countDeliveries(
  trx: Knex.Transaction,
  counted: CountedDeliveries,
  now: Date,
): Promise<void> {
  const { overruled, derived, problems, variances } = counted;
  await trx('reconciliation_state')
    .where('id', 1)
    .update({
      version: counted.version + 1,
      fingerprint: fingerprintOf(counted),
    });

  const dropped = trx('deliveries').where('status', 'derived');
  whereIdNotIn(dropped, derived);
  await dropped.update({ status: 'dropped', counted: 0 });
  const staged = trx('deliveries').where('status', 'deriving');
  whereIdIn(staged, 'id', derived);
  await staged.update({
    status: 'derived',
    counted: 1,
    current_at: now.toISOString(),
  });
  const there = trx('deliveries').where('status', 'derived').count({ n: '*' });
  const [{ n }] = await there;
  if (Number(n) !== derived.length) {
    throw new ConflictError(
      'A derived delivery was removed by another process; the next run derives it again',
    );
  }

  const unlisted = trx('deliveries').where({ status: 'current', counted: 0 });
  whereIdNotIn(unlisted, overruled);
  await unlisted.update({ counted: 1 });
  const listed = trx('deliveries').where({ status: 'current', counted: 1 });
  whereIdIn(listed, 'id', overruled);
  await listed.update({ counted: 0 });

  await noteProblems(trx, problems);
  await replaceVariances(trx, variances);
}

async function noteProblems(
  trx: Knex.Transaction,
  problems: CountedDeliveries['problems'],
): Promise<void> {
  await trx('billing_sources')
    .whereNotIn('id', [...problems.keys()])
    .whereNot('reconciliation_problems', '[]')
    .update({ reconciliation_problems: '[]' });
  for (const [id, list] of problems) {
    await trx('billing_sources')
      .insert({ id, reconciliation_problems: JSON.stringify(list) })
      .onConflict('id')
      .merge();
  }
}

function fingerprintOf(counted: CountedDeliveries): string {
  const { overruled, derived, problems, variances } = counted;
  const text = JSON.stringify(
    [
      [...overruled].sort(),
      [...derived].sort(),
      [...problems].sort(),
      variances,
    ],
    (_, value) => (typeof value === 'bigint' ? String(value) : value),
  );
  return hash('sha1', text);
}

function whereIdNotIn(query: Knex.QueryBuilder, ids: readonly number[]): void {
  query.whereNot(listed => whereIdIn(listed, 'id', ids));
}
