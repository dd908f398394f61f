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

/** What line items of these types are in FOCUS; others keep their own name. */
const CHARGE_CATEGORIES: [category: string, types: string[]][] = [
  [
    'Usage',
    [
      'Usage',
      'DiscountedUsage',
      'SavingsPlanCoveredUsage',
      'SavingsPlanNegation',
      'Discount',
      'BundledDiscount',
      'EdpDiscount',
      'PrivateRateDiscount',
      'RiVolumeDiscount',
      'SppDiscount',
    ],
  ],
  [
    'Purchase',
    ['Fee', 'RIFee', 'SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee'],
  ],
  ['Tax', ['Tax']],
  ['Credit', ['Credit', 'Refund']],
];

/** Usage that was measured, and was not measured by another line item too. */
const METERED = ['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage'];

/** Usage that a commitment covers. */
const COVERED = ['DiscountedUsage', 'SavingsPlanCoveredUsage'];

/** What is charged for a commitment, used or not. */
const COMMITMENT_FEES = ['RIFee', 'SavingsPlanRecurringFee'];

/** Conditions and values by the type of a line item, as SQL. */
export class LineItemType {
  readonly #type: string;

  /** @param type - the type as text, as SQL */
  static create(type: string): LineItemType {
    return new LineItemType(type);
  }

  private constructor(type: string) {
    this.#type = type;
  }

  is(...types: string[]): string {
    const list = types.map(type => `'${type.toLowerCase()}'`).join(', ');
    return `lower(${this.#type}) IN (${list})`;
  }

  get isMetered(): string {
    return this.is(...METERED);
  }

  get isCovered(): string {
    return this.is(...COVERED);
  }

  get isCommitmentFee(): string {
    return this.is(...COMMITMENT_FEES);
  }

  get chargeCategory(): string {
    const cases = CHARGE_CATEGORIES.map(
      ([category, types]) => `WHEN ${this.is(...types)} THEN '${category}'`,
    );
    return `CASE ${cases.join(' ')} ELSE ${this.#type} END`;
  }
}
