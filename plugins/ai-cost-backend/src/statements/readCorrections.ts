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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { addMoney, NO_MONEY, type MoneyAmounts } from '../ledger/moneyColumns';
import type { OwnerHistories } from './OwnerHistories';
import { readIssuedTotals } from './readIssuedTotals';
import { readPaidTotals } from './readPaidCosts';
import { isNothing, type PaidCorrection } from './StatementDraft';

/** Adds up what is charged now and what is taken off, by whom and for what. */
class Changes {
  readonly #month: Month;
  readonly #changes = new Map<string, PaidCorrection>();

  static of(month: Month): Changes {
    return new Changes(month);
  }

  private constructor(month: Month) {
    this.#month = month;
  }

  add(of: Omit<PaidCorrection, 'month' | 'cost'>, cost: MoneyAmounts): void {
    const { owner, currency, entityRef, costCenter } = of;
    const key = JSON.stringify([owner, currency, entityRef, costCenter]);
    const known = this.#changes.get(key);
    this.#changes.set(key, {
      ...{ month: this.#month, owner, currency, entityRef, costCenter },
      cost: addMoney(known?.cost ?? NO_MONEY, cost),
    });
  }

  list(): PaidCorrection[] {
    return [...this.#changes.values()].filter(({ cost }) => !isNothing(cost));
  }
}

/**
 * What changed of months that were issued: what the ledger says now, minus what
 * statements said of them, corrections included. Once that is issued itself,
 * nothing is left of it.
 */
export async function readCorrections(
  knex: Knex,
  options: { months: readonly Month[]; owners: OwnerHistories },
): Promise<PaidCorrection[]> {
  const { months, owners } = options;
  const corrections: PaidCorrection[] = [];
  for (const month of months) {
    const changes = Changes.of(month);
    for (const paid of await readPaidTotals(knex, { month, owners })) {
      changes.add(paid, paid.cost);
    }
    for (const issued of await readIssuedTotals(knex, month)) {
      changes.add(issued, negative(issued.cost));
    }
    corrections.push(...changes.list());
  }
  return corrections;
}

function negative(cost: MoneyAmounts): MoneyAmounts {
  return { billed: -cost.billed, effective: -cost.effective, list: -cost.list };
}
