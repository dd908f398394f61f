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

import { monthOf, type Day } from 'backstage-plugin-ai-cost-common';
import type { ControlTotal } from 'backstage-plugin-ai-cost-node';
import type { StoredAccountDay } from '../ledger/accounts/AccountDayStore';
import {
  providerAccountOf,
  type ProviderAccount,
} from '../ledger/accounts/providerAccount';
import type { Ledger } from '../ledger/Ledger';
import { addMoney, NO_MONEY } from '../ledger/moneyColumns';
import { storableText } from '../ledger/storableText';
import type { SharedLines } from '../ledger/summaries/followAttributions';
import { DerivedCharges } from './DerivedCharges';

const CHARGES_PER_STEP = 10_000;

/** What stands in of a delivery: its charges but for those that are overruled. */
export interface StandIn {
  deliveryId: number;
  /** Days whose charges do not count, by account. */
  overruled: ReadonlyMap<number, ReadonlySet<Day>>;
  /** What is left. */
  left: readonly StoredAccountDay[];
}

/**
 * Copies the charges of a delivery that count into a derived one.
 *
 * @returns its lines
 * @throws Error when what was stored is not what should be left
 */
export async function deriveStandIn(options: {
  ledger: Ledger;
  standIn: StandIn;
  accounts: ReadonlyMap<number, ProviderAccount>;
  /** The derived delivery. */
  deliveryId: number;
  signal: AbortSignal;
}): Promise<SharedLines> {
  const { ledger, standIn, accounts, deliveryId, signal } = options;
  const overruled = new Map(
    [...standIn.overruled].map(([id, days]) => [
      keyOf(accounts.get(id)!),
      days,
    ]),
  );
  const derived = DerivedCharges.create({ ledger, deliveryId, signal });
  const steps = ledger.charges.readAll(standIn.deliveryId, CHARGES_PER_STEP);
  for await (const charges of steps) {
    signal.throwIfAborted();
    const ids = [...new Set(charges.map(({ id }) => id))];
    const lines = await ledger.lines.read(ids);
    const daysOf = new Map(
      [...lines].map(([id, line]) => [
        id,
        overruled.get(keyOf(providerAccountOf(line))),
      ]),
    );
    const kept = charges.filter(({ id, time }) => !daysOf.get(id)?.has(time));
    await derived.add(
      [...new Set(kept.map(({ id }) => id))].map(id => ({
        id,
        line: lines.get(id)!,
      })),
      kept,
    );
  }
  await derived.finish(controlTotalsOf(standIn.left));
  return derived.lines;
}

function keyOf({ provider, account }: ProviderAccount): string {
  return JSON.stringify([storableText(provider), storableText(account)]);
}

/** By currency and month, as deliveries of sources come with them. */
function controlTotalsOf(days: readonly StoredAccountDay[]): ControlTotal[] {
  const totals = new Map<string, ControlTotal>();
  for (const day of days) {
    const month = monthOf(day.day);
    const key = `${month} ${day.currency}`;
    const known = totals.get(key);
    totals.set(key, {
      currency: day.currency,
      month,
      ai: true,
      rows: (known?.rows ?? 0) + day.rows,
      ...addMoney(known ?? NO_MONEY, day),
    });
  }
  return [...totals.values()];
}
