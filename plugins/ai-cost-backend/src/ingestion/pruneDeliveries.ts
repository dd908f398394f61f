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

import type { Ledger } from '../ledger/Ledger';

/**
 * Removes the charges of replaced and refused deliveries, derived deliveries
 * that no longer hold, and refused deliveries whose period has a newer answer. Totals of replaced ones stay, for
 * the history of restatements; what could not be read of them does not, unlike
 * with those that were refused for it.
 */
export async function pruneDeliveries(options: {
  ledger: Ledger;
  /** Milliseconds for which a replaced delivery keeps its charges. */
  keepSuperseded: number;
  now: Date;
  signal: AbortSignal;
}): Promise<void> {
  const { ledger, keepSuperseded, now, signal } = options;
  for (const id of await ledger.deliveries.obsolete()) {
    await ledger.removeDelivery(id, signal);
  }
  await ledger.removeDropped(signal);
  const supersededBefore = new Date(now.getTime() - keepSuperseded);
  const prunable = await ledger.deliveries.prunable({ supersededBefore });
  for (const { id, status } of prunable) {
    await ledger.removeCharges(id, signal);
    if (status === 'superseded') {
      await ledger.contents.removeQuarantine(id);
    }
    await ledger.deliveryStates.markPruned(id, now);
  }
}
