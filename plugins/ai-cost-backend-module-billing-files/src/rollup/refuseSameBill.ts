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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { printable } from '../files/printable';
import type { ChargeScan } from './ChargeScan';
import type { DuckDbSession } from './DuckDbSession';
import type { Origin } from './origin';
import { refuseFormats } from './refuseFormats';

const ADVICE =
  'Make a source of each, or narrow the path of the source to one of them';

/** Charges that two scans have of the same account. */
interface Shared {
  first: number;
  last: number;
  account: string | null;
  day: string;
}

/**
 * Makes sure that no two exports of the same bill are added up. Whatever can be
 * told by the charges is told by them, for folders may split a bill by anything.
 *
 * @throws DeliveryError when an account's charges are there in two formats, when
 * two folders have the same charges, or two runs of one export
 */
export async function refuseSameBill(options: {
  session: DuckDbSession;
  scans: readonly ChargeScan[];
}): Promise<void> {
  const { session, scans } = options;
  const origins = scans.map(({ origin }) => origin);
  await refuseFormats({ session, scans, origins });
  if (distinct(origins.map(folderKey)).length > 1) {
    await refuseRuns(session, scans, origins);
    await refuseCopies(session, scans, origins);
  }
}

/** Runs hold the whole period; what they share, they have both. */
async function refuseRuns(
  session: DuckDbSession,
  scans: readonly ChargeScan[],
  origins: readonly Origin[],
): Promise<void> {
  const isRun = ({ run }: Origin) => run !== '';
  const keys = origins.map(origin =>
    isRun(origin) ? exportKey(origin) : undefined,
  );
  if (distinct(origins.filter(isRun).map(folderKey)).length < 2) {
    return;
  }
  const [shared] = await session.rows<Shared>(`
    SELECT min(scan) AS first, max(scan) AS last,
      BillingAccountId AS account, CAST(day AS VARCHAR) AS day
    FROM (
      SELECT min(scan) AS scan, ${numberSql(keys)} AS export,
        ${numberSql(origins.map(folderKey))} AS run,
        BillingAccountId, SubAccountId, currency, day
      FROM charges JOIN (SELECT line, BillingAccountId, SubAccountId FROM lines)
        USING (line)
      WHERE currency IS NOT NULL AND export IS NOT NULL
      GROUP BY export, run, BillingAccountId, SubAccountId, currency, day
    )
    GROUP BY export, BillingAccountId, SubAccountId, currency, day
    HAVING count(*) > 1
    ORDER BY first, last, account, day LIMIT 1`);
  if (shared) {
    throw refused(
      scans,
      shared,
      `are of two runs of one export, which both have charges${ofAccount(
        shared.account,
      )} on ${shared.day}`,
      'Set layout.files to "snapshots", so that only the newest run counts',
    );
  }
}

/**
 * Two folders with the same costs of an account, of each sub-account, service
 * and region on each day.
 */
async function refuseCopies(
  session: DuckDbSession,
  scans: readonly ChargeScan[],
  origins: readonly Origin[],
): Promise<void> {
  const [shared] = await session.rows<Shared>(`
    SELECT min(scan) AS first, max(scan) AS last, account, min(day) AS day
    FROM (
      SELECT min(scan) AS scan, format, folder, account, currency,
        CAST(min(day) AS VARCHAR) AS day, sum(CAST(content AS HUGEINT)) AS content
      FROM (
        SELECT min(scan) AS scan, ${numberSql(
          origins.map(formatKey),
        )} AS format,
          ${numberSql(origins.map(folderKey))} AS folder,
          BillingAccountId AS account, currency, day,
          hash(SubAccountId, ServiceName, RegionId, day, round(sum(billed), 6),
            round(sum(effective), 6)) AS content
        FROM charges JOIN (SELECT line, BillingAccountId, SubAccountId,
          ServiceName, RegionId FROM lines) USING (line)
        WHERE currency IS NOT NULL
        GROUP BY format, folder, account, SubAccountId, ServiceName, RegionId,
          currency, day
        HAVING sum(billed) <> 0 OR sum(effective) <> 0
      )
      GROUP BY format, folder, account, currency
    )
    GROUP BY format, account, currency, content
    HAVING count(*) > 1
    ORDER BY first, last, account LIMIT 1`);
  if (shared) {
    throw refused(
      scans,
      shared,
      `have the same charges${ofAccount(shared.account)} on each day`,
      `${ADVICE}. Where each run writes a whole copy, set layout.files to "snapshots"`,
    );
  }
}

function refused(
  scans: readonly ChargeScan[],
  { first, last }: Shared,
  why: string,
  advice: string,
): DeliveryError {
  const [a, b] = [first, last].map(scan => scans[scan].tables[0].file.name);
  return new DeliveryError(
    `${a} and ${b} ${why}; their charges would count twice`,
    { file: b, advice },
  );
}

function ofAccount(account: string | null): string {
  return account
    ? ` of the billing account ${printable(account.slice(0, 100))}`
    : '';
}

/** What scans have in common as a number, by their column `scan`, as SQL. */
function numberSql(keys: readonly (string | undefined)[]): string {
  const known = distinct(keys);
  const numbers = keys.map(key =>
    key === undefined ? 'NULL' : known.indexOf(key),
  );
  return `CAST([${numbers.join(', ')}] AS INTEGER[])[scan + 1]`;
}

/** Charges of different bases are the same money, and are meant to be. */
function formatKey({ format, basis }: Origin): string {
  return JSON.stringify([format, basis]);
}

function exportKey(origin: Origin): string {
  return JSON.stringify([formatKey(origin), origin.folder]);
}

function folderKey(origin: Origin): string {
  return JSON.stringify([exportKey(origin), origin.run]);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
