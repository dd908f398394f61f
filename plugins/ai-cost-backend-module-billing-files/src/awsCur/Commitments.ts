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

import type { CostCells, CostColumn } from './CostCells';
import type { LineItemType } from './lineItemTypes';

const UNUSED_PLAN: CostColumn[] = ['commitment', 'usedCommitment'];
const UNUSED_RESERVATION: CostColumn[] = [
  'netUnusedUpfront',
  'unusedUpfront',
  'netUnusedFee',
  'unusedFee',
];

/** Savings plans and reservations, as SQL: what nobody used of them. */
export class Commitments {
  /** False when the file lacks the columns for it. */
  readonly amortisesPlans: boolean;
  /** False when the file lacks the columns for it. */
  readonly amortisesReservations: boolean;
  readonly #cells: CostCells;
  readonly #type: LineItemType;

  static create(options: {
    cells: CostCells;
    type: LineItemType;
  }): Commitments {
    return new Commitments(options);
  }

  private constructor(options: { cells: CostCells; type: LineItemType }) {
    const { cells, type } = options;
    this.#cells = cells;
    this.#type = type;
    this.amortisesPlans = cells.has('covered', ...UNUSED_PLAN);
    this.amortisesReservations =
      cells.has('reserved') &&
      (cells.has('unusedUpfront') || cells.has('unusedFee'));
  }

  /** What a savings plan cost for what nobody used of it. */
  get unusedPlan(): string {
    return this.#cells.computed(this.#unusedPlan, UNUSED_PLAN);
  }

  /** What a reservation cost for the time in which nobody used it. */
  get unusedReservation(): string {
    return this.#cells.computed(this.#unusedReservation, UNUSED_RESERVATION);
  }

  /** True for fees of a commitment that was not used up. */
  get isUnused(): string {
    const cases = [
      ...(this.amortisesPlans
        ? [[this.#type.is('SavingsPlanRecurringFee'), this.#unusedPlan]]
        : []),
      ...(this.amortisesReservations
        ? [[this.#type.is('RIFee'), this.#unusedReservation]]
        : []),
    ].map(([condition, unused]) => `WHEN ${condition} THEN ${unused} > 0`);
    return cases.length === 0
      ? 'false'
      : `coalesce(CASE ${cases.join(' ')} END, false)`;
  }

  /** True for fees of a commitment that bill nothing. */
  get isPrepaid(): string {
    return `${this.#type.isCommitmentFee}
      AND ${this.#cells.decimal('netUnblended', 'unblended')} = 0`;
  }

  get #unusedReservation(): string {
    const upfront = this.#cells.decimalOrZero(
      'netUnusedUpfront',
      'unusedUpfront',
    );
    const fee = this.#cells.decimalOrZero('netUnusedFee', 'unusedFee');
    return `TRY(CAST(${upfront} + ${fee} AS DECIMAL(38, 18)))`;
  }

  /**
   * The bill says it before discounts alone, so it gets the discount of the fee,
   * or of the prepayment where there is no fee.
   */
  get #unusedPlan(): string {
    const unused = `TRY(${this.#cells.decimal(
      'commitment',
    )} - ${this.#cells.decimalOrZero('usedCommitment')})`;
    const rest = `coalesce(${this.#restSql(
      'netUnblended',
      'unblended',
    )}, ${this.#restSql('netUpfront', 'upfront')}, 1)`;
    return `CASE WHEN ${rest} = 1 THEN CAST(${unused} AS DECIMAL(38, 18))
      ELSE CAST(TRY_CAST(${unused} AS DECIMAL(24, 12)) * ${rest}
        AS DECIMAL(38, 18)) END`;
  }

  /**
   * How much of a cost is left after discounts. Discounts are whole parts of a
   * percent, so six places bring them back exactly.
   */
  #restSql(net: CostColumn, gross: CostColumn): string {
    const [part, whole] = [net, gross].map(name => this.#cells.decimal(name));
    return `CASE WHEN ${whole} <> 0 THEN
      TRY_CAST(CAST(${part} AS DOUBLE) / CAST(${whole} AS DOUBLE)
        AS DECIMAL(14, 6)) END`;
  }
}
