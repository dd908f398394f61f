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

import {
  monthOf,
  splitAmount,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import {
  USAGE_REMAINDER_METHOD,
  type ChargeLine,
  type ControlTotal,
} from 'backstage-plugin-ai-cost-node';
import type { CostRow } from '../../ledger/charges/CostRows';
import type { ChargeSplit } from '../../ledger/charges/ChargeSplitStore';
import type { StoredCharge } from '../../ledger/charges/DailyChargeStore';
import { chargeLineHash } from '../../ledger/lines/chargeLineHash';
import { addMoney, NO_MONEY } from '../../ledger/moneyColumns';
import { addCost } from '../../ledger/summaries/CostSums';
import { negative } from '../../ledger/summaries/SummaryChanges';
import type { Division } from './Division';
import { partOfLine } from './UsageIdentity';

const PRECISION = 10n ** 15n;

/** A line with the charges that a division gives it or takes from it. */
export interface SplitLine {
  line: ChargeLine;
  charges: Map<Day, CostRow>;
  /** By the line that it is a part of, and the day. */
  splits: Map<string, Omit<ChargeSplit, 'lineId'>>;
}

/**
 * Charges that were divided: what is taken from the lines that have them, and
 * what is given to the lines of their parts. All of it together is zero.
 *
 * @remarks
 * It is held in memory, for two charges may have a part in common: about as
 * many rows as there are parts.
 */
export class SplitCharges {
  /** Lines that were divided, by their ids. */
  readonly parents = new Map<number, SplitLine>();
  /** Lines of parts, by their hashes. */
  readonly parts = new Map<string, SplitLine>();

  static create(): SplitCharges {
    return new SplitCharges();
  }

  private constructor() {}

  divide(line: ChargeLine, charge: StoredCharge, division: Division): void {
    const { id: parentLineId, time: day } = charge;
    const { shares, unreported, total } = division;
    const weights = [
      ...shares.map(({ weight }) => weight),
      ...(unreported > 0n ? [unreported] : []),
    ];
    const whole = weights.reduce((sum, weight) => sum + weight, 0n);
    const billed = splitAmount(charge.billed, weights);
    const effective = splitAmount(charge.effective, weights);
    const list = splitAmount(charge.list, weights);
    const partAt = (part: number): CostRow => ({
      ...costOf(charge),
      billed: billed[part],
      effective: effective[part],
      list: list[part],
      quantity:
        charge.quantity === undefined
          ? undefined
          : (charge.quantity * Number((weights[part] * PRECISION) / whole)) /
            Number(PRECISION),
    });

    const reason = {
      day,
      parentLineId,
      sourceId: division.sourceId,
      matchedBy: division.matchedBy,
      usageUnit: division.unit,
      totalQuantity: total,
    };
    shares.forEach(({ sourceId, identity, quantity }, part) =>
      this.#give(partOfLine(line, identity), partAt(part), {
        ...reason,
        sourceId,
        usageQuantity: quantity,
      }),
    );
    if (unreported > 0n) {
      const reported = shares.reduce((sum, it) => sum + it.quantity, 0);
      this.#give(
        { ...line, allocatedMethodId: USAGE_REMAINDER_METHOD },
        partAt(weights.length - 1),
        { ...reason, usageQuantity: Math.max(0, total - reported) },
      );
    }
    this.#take(line, charge);
  }

  /**
   * What it should add up to by currency and month: what was taken, negative, or
   * what was given, which is as much.
   */
  totals(side: 'taken' | 'given'): ControlTotal[] {
    const totals = new Map<string, ControlTotal>();
    for (const { line, charges } of this.parents.values()) {
      for (const [day, taken] of charges) {
        const currency = line.billingCurrency;
        const month = monthOf(day);
        const sum = totals.get(`${month} ${currency}`) ?? {
          ...{ currency, month, ai: true, rows: 0 },
          ...NO_MONEY,
        };
        const cost = side === 'taken' ? taken : negative(taken);
        totals.set(`${month} ${currency}`, { ...sum, ...addMoney(sum, cost) });
      }
    }
    return [...totals.values()];
  }

  #give(
    line: ChargeLine,
    part: CostRow,
    split: Omit<ChargeSplit, 'lineId'>,
  ): void {
    const key = chargeLineHash(line);
    const known: SplitLine = this.parts.get(key) ?? {
      line,
      charges: new Map(),
      splits: new Map(),
    };
    this.parts.set(key, known);
    const sum = known.charges.get(split.day);
    if (sum) {
      addCost(sum, part);
    } else {
      known.charges.set(split.day, part);
    }
    // Usage that differs only in what the bill says itself is one part.
    const why = `${split.parentLineId} ${split.day}`;
    const usageQuantity =
      split.usageQuantity + (known.splits.get(why)?.usageQuantity ?? 0);
    known.splits.set(why, { ...split, usageQuantity });
  }

  #take(line: ChargeLine, charge: StoredCharge): void {
    const parent = this.parents.get(charge.id) ?? {
      line,
      charges: new Map(),
      splits: new Map(),
    };
    this.parents.set(charge.id, parent);
    parent.charges.set(charge.time, negative(costOf(charge)));
  }
}

function costOf(charge: StoredCharge): CostRow {
  const { deliveryId, ...cost } = charge;
  return cost;
}
