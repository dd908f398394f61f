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

import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  isCurrencyCode,
  isDay,
  monthOf,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import type { Classifier } from '../classification/Classifier';
import type { ControlTotal } from './BillingSource';
import type { Charge } from './Charge';
import type { ChargeDimensions } from './ChargeDimensions';
import type { ChargeLine } from './ChargeLine';

/** What a line cost on a day; costs in attos. */
export interface DailySums {
  billed: bigint;
  effective: bigint;
  list: bigint;
  quantity: number | undefined;
  rows: number;
}

/** An AI line, and what to multiply its quantities by. */
interface KnownLine {
  ordinal: number;
  line: ChargeLine;
  quantityFactor: number;
}

/**
 * Adds charges up to lines and days, classifies each line once, and counts what
 * is not AI.
 */
export class ChargeSums {
  /** Of AI, in the order in which they were met. */
  readonly lines: ChargeLine[] = [];
  /** By currency, month and whether it is AI. */
  readonly totals = new Map<string, ControlTotal>();
  /** By day and position of the line. */
  readonly days = new Map<Day, Map<number, DailySums>>();
  readonly #classifier: Classifier;
  readonly #known = new Map<string, KnownLine | undefined>();
  readonly #validDays = new Set<Day>();

  static create(classifier: Classifier): ChargeSums {
    return new ChargeSums(classifier);
  }

  private constructor(classifier: Classifier) {
    this.#classifier = classifier;
  }

  /**
   * @throws InputError when the day or the currency of a charge is not one
   */
  add(charge: Charge): void {
    this.#check(charge);
    const known = this.#lineOf(charge.dimensions);
    this.#addToTotal(charge, known !== undefined);
    if (known) {
      this.#addToDay(charge, known);
    }
  }

  #check({ day, dimensions }: Charge): void {
    if (!isCurrencyCode(dimensions.billingCurrency)) {
      throw new InputError(
        `A charge of ${dimensions.serviceName} has "${dimensions.billingCurrency}" for a currency; write a code such as USD`,
      );
    }
    if (!this.#validDays.has(day)) {
      if (!isDay(day)) {
        throw new InputError(
          `A charge of ${dimensions.serviceName} has "${day}" for a day; write it as YYYY-MM-DD`,
        );
      }
      this.#validDays.add(day);
    }
  }

  #lineOf(dimensions: ChargeDimensions): KnownLine | undefined {
    const key = keyOf(dimensions);
    if (!this.#known.has(key)) {
      const classified = this.#classifier.classify(dimensions);
      this.#known.set(
        key,
        classified && { ordinal: this.lines.length, ...classified },
      );
      if (classified) {
        this.lines.push(classified.line);
      }
    }
    return this.#known.get(key);
  }

  #addToTotal(charge: Charge, ai: boolean): void {
    const currency = charge.dimensions.billingCurrency;
    const month = monthOf(charge.day);
    const key = `${currency} ${month} ${ai}`;
    let total = this.totals.get(key);
    if (!total) {
      total = {
        currency,
        month,
        ai,
        rows: 0,
        billed: 0n,
        effective: 0n,
        list: 0n,
      };
      this.totals.set(key, total);
    }
    addCosts(total, charge);
  }

  #addToDay(charge: Charge, { ordinal, quantityFactor }: KnownLine): void {
    let lines = this.days.get(charge.day);
    if (!lines) {
      lines = new Map();
      this.days.set(charge.day, lines);
    }
    let sums = lines.get(ordinal);
    if (!sums) {
      sums = {
        billed: 0n,
        effective: 0n,
        list: 0n,
        quantity: undefined,
        rows: 0,
      };
      lines.set(ordinal, sums);
    }
    addCosts(sums, charge);
    if (charge.quantity !== undefined) {
      sums.quantity = (sums.quantity ?? 0) + charge.quantity * quantityFactor;
    }
  }
}

function addCosts(
  sums: { billed: bigint; effective: bigint; list: bigint; rows: number },
  charge: Charge,
): void {
  sums.billed += charge.billed;
  sums.effective += charge.effective;
  sums.list += charge.list;
  sums.rows += charge.rows ?? 1;
}

/** The same for equal dimensions, whatever the order of fields and tags. */
function keyOf({ tags, ...others }: ChargeDimensions): string {
  const sorted = (record: object) =>
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sorted(others), sorted(tags)]))
    .digest('base64');
}
