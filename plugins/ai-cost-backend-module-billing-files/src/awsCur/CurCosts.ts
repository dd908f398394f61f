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

import type { FileColumn } from '../files/BillColumns';
import { presentSql } from '../rollup/cellSql';
import type { Commitments } from './Commitments';
import type { CostCells, CostColumn } from './CostCells';
import type { LineItemType } from './lineItemTypes';

/**
 * The costs of a line item in the terms of FOCUS, as SQL.
 *
 * @remarks
 * Where the bill has costs net of discounts, both bases are net. A commitment is
 * amortised: what it covers has its share of the price, its fees have what was
 * not used, and the negation of a savings plan has nothing. Where the file lacks
 * the columns for that, the effective cost is the billed one.
 */
export class CurCosts {
  readonly #cells: CostCells;
  readonly #type: LineItemType;
  readonly #commitments: Commitments;
  readonly #isSplit: string;
  readonly #reservation: string;

  /**
   * @param options - `isSplit` is true for the share of a container in the cost
   * of its machine, `reservation` the ARN of a reservation, both as SQL
   */
  static create(options: {
    cells: CostCells;
    type: LineItemType;
    commitments: Commitments;
    isSplit: string;
    reservation: string;
  }): CurCosts {
    return new CurCosts(options);
  }

  private constructor(options: {
    cells: CostCells;
    type: LineItemType;
    commitments: Commitments;
    isSplit: string;
    reservation: string;
  }) {
    this.#cells = options.cells;
    this.#type = options.type;
    this.#commitments = options.commitments;
    this.#isSplit = options.isSplit;
    this.#reservation = options.reservation;
  }

  get billed(): string {
    const unblended = this.#cells.column('unblended')!;
    const net = this.#cells.column('netUnblended');
    return `CASE
      ${net ? `WHEN ${presentSql(net)} THEN ${net.sql}` : ''}
      WHEN ${presentSql(unblended)} THEN ${unblended.sql}
      WHEN ${this.#isSplit} THEN ${zeroLike(unblended)}
    END`;
  }

  get effective(): string {
    const { amortisesPlans, amortisesReservations } = this.#commitments;
    const own = this.#cells.amount('netUnblended', 'unblended');
    const cases = [
      ...(amortisesPlans ? this.#planCases() : []),
      ...(amortisesReservations ? this.#reservationCases() : []),
      [`${this.#isSplit} AND ${own} IS NULL`, this.#cells.zero],
    ].map(([condition, value]) => `WHEN ${condition} THEN ${value}`);
    return `CASE ${cases.join(' ')} ELSE ${own} END`;
  }

  /** The columns to look at in the file when an effective cost is wrong. */
  get effectiveFrom(): string {
    const { amortisesPlans, amortisesReservations } = this.#commitments;
    const names: CostColumn[] = [
      'unblended',
      ...(amortisesPlans ? (['covered'] as const) : []),
      ...(amortisesReservations ? (['reserved'] as const) : []),
    ];
    return names.map(name => this.#cells.column(name)!.name).join(' or ');
  }

  /**
   * What the charge costs on demand, by AWS's price list. Only usage has a price
   * there; what has none, such as a fee or a tax, has a list cost of 0.
   */
  get list(): string {
    const column = this.#cells.column('onDemand');
    const hasNone = `NOT coalesce(${this.#type.isMetered}, false)
      OR ${this.#isSplit}`;
    return column
      ? `CASE WHEN ${presentSql(column)} THEN ${column.sql}
         WHEN ${hasNone} THEN ${zeroLike(column)} END`
      : `CASE WHEN ${hasNone} THEN '0' END`;
  }

  #planCases(): [condition: string, value: string][] {
    return [
      [
        this.#type.is('SavingsPlanCoveredUsage'),
        this.#cells.amount('netCovered', 'covered'),
      ],
      [this.#type.is('SavingsPlanRecurringFee'), this.#commitments.unusedPlan],
      [
        this.#type.is('SavingsPlanNegation', 'SavingsPlanUpfrontFee'),
        this.#cells.zero,
      ],
    ];
  }

  #reservationCases(): [condition: string, value: string][] {
    return [
      [
        this.#type.is('DiscountedUsage'),
        this.#cells.amount('netReserved', 'reserved'),
      ],
      [this.#type.is('RIFee'), this.#commitments.unusedReservation],
      [
        `${this.#type.is('Fee')} AND ${this.#reservation} IS NOT NULL`,
        this.#cells.zero,
      ],
    ];
  }
}

function zeroLike({ type }: FileColumn): string {
  return type === 'VARCHAR' ? "'0'" : '0';
}
