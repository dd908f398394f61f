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

import { AccountDaySums } from '../ledger/accounts/AccountDaySums';
import { LineGroups } from '../ledger/accounts/LineGroups';
import type { Ledger } from '../ledger/Ledger';

const CHARGES_PER_STEP = 10_000;

/**
 * Adds up by account what visible deliveries hold that were stored before their
 * accounts were noted.
 */
export async function addMissingAccountDays(
  ledger: Ledger,
  signal: AbortSignal,
): Promise<void> {
  for (const deliveryId of await ledger.accountDays.missing()) {
    const groups = LineGroups.create();
    const days = new Map<string, AccountDaySums>();
    const steps = ledger.charges.readAll(deliveryId, CHARGES_PER_STEP);
    for await (const charges of steps) {
      signal.throwIfAborted();
      const lines = await ledger.lines.read([
        ...new Set(charges.map(({ id }) => id)),
      ]);
      for (const charge of charges) {
        const sums =
          days.get(charge.time) ??
          AccountDaySums.create({ groups, day: charge.time });
        sums.add(groups.positionOf(lines.get(charge.id)!), charge);
        days.set(charge.time, sums);
      }
    }
    await ledger.accountDays.appendMissing(
      deliveryId,
      [...days.values()].flatMap(sums => sums.values()),
    );
  }
}
