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

/** An account with charges in a scan. */
interface BilledAccount {
  scan: number;
  account: string;
  sub_account: string | null;
  currency: string;
  month: string;
}

/** Azure writes ids as paths in FOCUS, and as they are in its own format. */
const IN_PATH =
  /\/(?:billingaccounts|billingprofiles|subscriptions)\/([^/]+)/gi;

/**
 * @throws DeliveryError when charges of an account, in a month and a currency,
 * are there in two formats, or in two exports that a format has of the same
 */
export async function refuseFormats(options: {
  session: DuckDbSession;
  scans: readonly ChargeScan[];
  /** Of the scans. */
  origins: readonly Origin[];
}): Promise<void> {
  const { session, scans, origins } = options;
  if (!origins.some(origin => isOther(origin, origins[0]))) {
    return;
  }
  const accounts = await session.rows<BilledAccount>(`
    SELECT DISTINCT scan, BillingAccountId AS account, SubAccountId AS sub_account,
      currency, strftime(day, '%Y-%m') AS month
    FROM charges JOIN (SELECT line, BillingAccountId, SubAccountId FROM lines)
      USING (line)
    WHERE currency IS NOT NULL AND BillingAccountId <> ''
    ORDER BY ALL`);
  const billed = new Map<string, BilledAccount[]>();
  for (const row of accounts) {
    for (const id of idsOf(row.account)) {
      push(billed, keyOf(row, id), row);
    }
  }
  for (const row of accounts) {
    // Without an account of its own, a subscription is its account.
    for (const id of [...idsOf(row.account), ...idsOf(row.sub_account)]) {
      const other = billed
        .get(keyOf(row, id))
        ?.find(({ scan }) => isOther(origins[scan], origins[row.scan]));
      if (other) {
        throw refused({ scans, origins, row: other, other: row });
      }
    }
  }
}

/** True for exports of the same charges that are not parts of one. */
function isOther(a: Origin, b: Origin): boolean {
  return (
    a.format !== b.format ||
    (a.variant !== undefined &&
      b.variant !== undefined &&
      a.variant !== b.variant)
  );
}

function refused(options: {
  scans: readonly ChargeScan[];
  origins: readonly Origin[];
  row: BilledAccount;
  other: BilledAccount;
}): DeliveryError {
  const { scans, origins, row, other } = options;
  const [a, b] = [row.scan, other.scan]
    .sort((one, another) => one - another)
    .map(scan => ({ ...scans[scan].tables[0].file, origin: origins[scan] }));
  const what = ({ origin }: typeof a) => origin.variant ?? origin.format;
  return new DeliveryError(
    `${a.name} is ${what(a)}, ${b.name} is ${what(
      b,
    )}, and both have charges of the billing account ${printable(
      row.account.slice(0, 100),
    )} in ${row.month}, which would count twice`,
    {
      file: b.name,
      advice:
        'Make a source of each, or narrow the path of the source to one of them',
    },
  );
}

function idsOf(account: string | null): string[] {
  if (!account) {
    return [];
  }
  const inPath = [...account.matchAll(IN_PATH)].map(([, id]) => id);
  return (inPath.length > 0 ? inPath : [account]).map(id => id.toLowerCase());
}

function keyOf({ currency, month }: BilledAccount, id: string): string {
  return JSON.stringify([id, currency, month]);
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
