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

import { monthOf } from 'backstage-plugin-ai-cost-common';
import type { CostRow } from '../charges/CostRows';
import type { StoredCharge } from '../charges/DailyChargeStore';
import { addCost } from './CostSums';
import { segmentOn, shareCharge, type LineShares } from './LineShares';
import type { Summary } from './summaryTables';

/** A line's shares before and after it changed hands. */
export interface LineMove {
  from: LineShares;
  to: LineShares;
}

/** What a row of a summary gains or loses; its id is the series'. */
export interface SummaryChange extends CostRow {
  deliveryId: number;
}

/** What lines that changed hands take from some series and give to others. */
export class SummaryChanges {
  readonly #changes: Record<Summary, Map<string, SummaryChange>> = {
    daily: new Map(),
    monthly: new Map(),
  };

  static create(): SummaryChanges {
    return new SummaryChanges();
  }

  private constructor() {}

  /** Adds a charge to the series of its shares. */
  add(charge: StoredCharge, shares: LineShares): void {
    shareCharge(segmentOn(shares, charge.time), charge, (seriesId, part) =>
      this.#add(charge, seriesId, part),
    );
  }

  /** Moves a charge from the series of its old shares to those of its new. */
  move(charge: StoredCharge, { from, to }: LineMove): void {
    const before = segmentOn(from, charge.time);
    const after = segmentOn(to, charge.time);
    shareCharge(before, charge, (seriesId, part) =>
      this.#add(charge, seriesId, negative(part)),
    );
    shareCharge(after, charge, (seriesId, part) =>
      this.#add(charge, seriesId, part),
    );
  }

  /** The changes of a summary, one for each row of it. */
  of(summary: Summary): SummaryChange[] {
    return [...this.#changes[summary].values()].filter(isChange);
  }

  /**
   * The changes of a coarser summary: what its series give to each other is
   * none.
   *
   * @param seriesOf - which of its series one of the changed series is a part of
   */
  coarserOf(
    summary: Summary,
    seriesOf: (id: number) => number,
  ): SummaryChange[] {
    const changes = new Map<string, SummaryChange>();
    for (const change of this.#changes[summary].values()) {
      addTo(changes, { ...change, id: seriesOf(change.id) });
    }
    return [...changes.values()].filter(isChange);
  }

  /** The series that gain or lose. */
  seriesIds(): number[] {
    const ids = [...this.#changes.monthly.values()].map(({ id }) => id);
    return [...new Set(ids)];
  }

  #add(charge: StoredCharge, id: number, part: CostRow): void {
    const { deliveryId, time } = charge;
    const change = { ...part, id, deliveryId };
    addTo(this.#changes.daily, { ...change, time });
    addTo(this.#changes.monthly, { ...change, time: monthOf(time) });
  }
}

function addTo(
  changes: Map<string, SummaryChange>,
  change: SummaryChange,
): void {
  const key = summaryKey(change);
  const sum = changes.get(key);
  if (sum) {
    addCost(sum, change);
  } else {
    changes.set(key, change);
  }
}

/** Identifies the row of a summary. */
export function summaryKey(row: {
  id: number;
  time: string;
  deliveryId: number;
}): string {
  return `${row.deliveryId} ${row.id} ${row.time}`;
}

/** What takes a cost away again. */
export function negative(cost: CostRow): CostRow {
  return {
    ...cost,
    billed: -cost.billed,
    effective: -cost.effective,
    list: -cost.list,
    quantity: cost.quantity === undefined ? undefined : -cost.quantity,
    charges: -cost.charges,
    quantityCharges: -cost.quantityCharges,
  };
}

function isChange(cost: CostRow): boolean {
  return (
    cost.billed !== 0n ||
    cost.effective !== 0n ||
    cost.list !== 0n ||
    cost.charges !== 0 ||
    cost.quantityCharges !== 0 ||
    (cost.quantity ?? 0) !== 0
  );
}
