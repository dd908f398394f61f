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
import { presentSql, textSql } from '../rollup/cellSql';
import type { CurColumns } from './CurColumns';
import type { LineItemType } from './lineItemTypes';

const ZERO = 'CAST(0 AS DECIMAL(38, 18))';

/** Every column that an effective cost may come from, by what it is for. */
const COLUMNS = {
  unblended: 'line_item_unblended_cost',
  netUnblended: 'line_item_net_unblended_cost',
  covered: 'savings_plan_savings_plan_effective_cost',
  netCovered: 'savings_plan_net_savings_plan_effective_cost',
  commitment: 'savings_plan_total_commitment_to_date',
  usedCommitment: 'savings_plan_used_commitment',
  upfront: 'savings_plan_amortized_upfront_commitment_for_billing_period',
  netUpfront:
    'savings_plan_net_amortized_upfront_commitment_for_billing_period',
  reserved: 'reservation_effective_cost',
  netReserved: 'reservation_net_effective_cost',
  unusedUpfront: 'reservation_unused_amortized_upfront_fee_for_billing_period',
  netUnusedUpfront:
    'reservation_net_unused_amortized_upfront_fee_for_billing_period',
  unusedFee: 'reservation_unused_recurring_fee',
  netUnusedFee: 'reservation_net_unused_recurring_fee',
} as const;

/** All columns that costs come from. */
export const CUR_COST_COLUMNS: readonly string[] = [
  ...Object.values(COLUMNS),
  'pricing_public_on_demand_cost',
];

/**
 * The costs of a line item in the terms of FOCUS, as SQL.
 *
 * @remarks
 * Where the bill has costs net of discounts, both bases are net. A commitment is
 * amortised: what it covers has its share of the price, its fees have what was
 * not used, and the negation of a Savings Plan has nothing. Where the file lacks
 * the columns for that, the effective cost is the billed one.
 */
export class CurCosts {
  readonly #columns: CurColumns;
  readonly #type: LineItemType;
  /** True when some cost is text, so that what cannot be read is shown. */
  readonly #isText: boolean;

  static create(options: {
    columns: CurColumns;
    type: LineItemType;
  }): CurCosts {
    return new CurCosts(options);
  }

  private constructor(options: { columns: CurColumns; type: LineItemType }) {
    this.#columns = options.columns;
    this.#type = options.type;
    this.#isText = Object.values(COLUMNS).some(
      name => this.#columns.find(name)?.type === 'VARCHAR',
    );
  }

  get billed(): string {
    const unblended = this.#columns.find(COLUMNS.unblended)!;
    const net = this.#columns.find(COLUMNS.netUnblended);
    return `CASE
      ${net ? `WHEN ${presentSql(net)} THEN ${net.sql}` : ''}
      WHEN ${presentSql(unblended)} THEN ${unblended.sql}
      WHEN ${this.isSplit} THEN ${zeroLike(unblended)}
    END`;
  }

  get effective(): string {
    const type = this.#type;
    const cases = [
      ...(this.#amortisesPlans
        ? [
            [
              type.is('SavingsPlanCoveredUsage'),
              this.#shown(COLUMNS.netCovered, COLUMNS.covered),
            ],
            [
              type.is('SavingsPlanRecurringFee'),
              this.#computed(this.#unusedPlan, [
                COLUMNS.commitment,
                COLUMNS.usedCommitment,
              ]),
            ],
            [
              type.is('SavingsPlanNegation', 'SavingsPlanUpfrontFee'),
              this.#computed(ZERO),
            ],
          ]
        : []),
      ...(this.#amortisesReservations
        ? [
            [
              type.is('DiscountedUsage'),
              this.#shown(COLUMNS.netReserved, COLUMNS.reserved),
            ],
            [
              type.is('RIFee'),
              this.#computed(this.#unusedReservation, [
                COLUMNS.unusedUpfront,
                COLUMNS.unusedFee,
              ]),
            ],
            [
              `${type.is('Fee')} AND ${this.#columns.text(
                'reservation_reservation_a_r_n',
              )} IS NOT NULL`,
              this.#computed(ZERO),
            ],
          ]
        : []),
      [
        `${this.isSplit} AND ${this.#shown(
          COLUMNS.netUnblended,
          COLUMNS.unblended,
        )} IS NULL`,
        this.#computed(ZERO),
      ],
    ];
    return `CASE ${cases
      .map(([condition, value]) => `WHEN ${condition} THEN ${value}`)
      .join(' ')} ELSE ${this.#shown(
      COLUMNS.netUnblended,
      COLUMNS.unblended,
    )} END`;
  }

  /**
   * What the charge costs on demand, by AWS's price list. Only usage has a price
   * there; what has none, such as a fee or a tax, has a list cost of 0.
   */
  get list(): string {
    const column = this.#columns.find('pricing_public_on_demand_cost');
    if (!column) {
      return `CASE WHEN NOT coalesce(${this.#type.isMetered}, false)
        OR ${this.isSplit} THEN '0' END`;
    }
    return `CASE WHEN ${presentSql(column)} THEN ${column.sql}
      WHEN NOT coalesce(${this.#type.isMetered}, false) OR ${this.isSplit}
      THEN ${zeroLike(column)} END`;
  }

  /** True for fees of a commitment that was not used up, as SQL. */
  get isUnused(): string {
    const cases = [
      ...(this.#amortisesPlans
        ? [
            `WHEN ${this.#type.is('SavingsPlanRecurringFee')} THEN ${
              this.#unusedPlan
            } > 0`,
          ]
        : []),
      ...(this.#amortisesReservations
        ? [`WHEN ${this.#type.is('RIFee')} THEN ${this.#unusedReservation} > 0`]
        : []),
    ];
    return cases.length === 0
      ? 'false'
      : `coalesce(CASE ${cases.join(' ')} END, false)`;
  }

  /** True for fees of a commitment that bill nothing, as SQL. */
  get isPrepaid(): string {
    return `${this.#type.isCommitmentFee} AND ${this.#decimal(
      COLUMNS.netUnblended,
      COLUMNS.unblended,
    )} = 0`;
  }

  /**
   * True for the share of a container in the cost of its machine, as SQL. The
   * machine has a line item of its own with the whole cost.
   */
  get isSplit(): string {
    return `${this.#columns.text(
      'split_line_item_parent_resource_id',
    )} IS NOT NULL`;
  }

  /** The columns to look at in the file when an effective cost is wrong. */
  get effectiveFrom(): string {
    const names = [
      COLUMNS.unblended,
      ...(this.#amortisesPlans ? [COLUMNS.covered] : []),
      ...(this.#amortisesReservations ? [COLUMNS.reserved] : []),
    ];
    return names.map(name => this.#columns.find(name)!.name).join(' or ');
  }

  get #amortisesPlans(): boolean {
    return [COLUMNS.covered, COLUMNS.commitment, COLUMNS.usedCommitment].every(
      name => this.#columns.has(name),
    );
  }

  get #amortisesReservations(): boolean {
    return (
      this.#columns.has(COLUMNS.reserved) &&
      (this.#columns.has(COLUMNS.unusedUpfront) ||
        this.#columns.has(COLUMNS.unusedFee))
    );
  }

  /** What a reservation cost for the time in which nobody used it. */
  get #unusedReservation(): string {
    const part = (net: string, gross: string) =>
      `coalesce(${this.#decimal(net, gross)}, ${ZERO})`;
    const unreadable = [COLUMNS.unusedUpfront, COLUMNS.unusedFee].map(
      name => `(${this.#isUnreadable(name)})`,
    );
    return `CASE WHEN NOT (${unreadable.join(' OR ')}) THEN CAST(${part(
      COLUMNS.netUnusedUpfront,
      COLUMNS.unusedUpfront,
    )} + ${part(
      COLUMNS.netUnusedFee,
      COLUMNS.unusedFee,
    )} AS DECIMAL(38, 18)) END`;
  }

  /**
   * What a Savings Plan cost for what nobody used of it. The bill says it before
   * discounts alone, so it gets the discount of the fee.
   */
  get #unusedPlan(): string {
    const unused = `(${this.#decimal(
      COLUMNS.commitment,
    )} - CASE WHEN NOT (${this.#isUnreadable(
      COLUMNS.usedCommitment,
    )}) THEN coalesce(${this.#decimal(COLUMNS.usedCommitment)}, ${ZERO}) END)`;
    const ratios = [
      [COLUMNS.netUnblended, COLUMNS.unblended],
      [COLUMNS.netUpfront, COLUMNS.upfront],
    ].map(([net, gross]) => ratioSql(this.#decimal(net), this.#decimal(gross)));
    const ratio = `coalesce(${ratios.join(', ')}, 1)`;
    return `CASE WHEN ${ratio} = 1 THEN CAST(${unused} AS DECIMAL(38, 18))
      ELSE CAST(TRY_CAST(${unused} AS DECIMAL(24, 12)) * ${ratio}
        AS DECIMAL(38, 18)) END`;
  }

  /** The first cell that is filled, as a decimal; NULL when it is no number. */
  #decimal(...names: string[]): string {
    const columns = this.#found(names);
    return columns.length === 0
      ? 'CAST(NULL AS DECIMAL(38, 18))'
      : `TRY_CAST(CASE ${columns
          .map(column => `WHEN ${presentSql(column)} THEN ${textSql(column)}`)
          .join(' ')} END AS DECIMAL(38, 18))`;
  }

  #isUnreadable(name: string): string {
    const column = this.#columns.find(name);
    return column
      ? `coalesce(${presentSql(column)}, false) AND ${this.#decimal(
          name,
        )} IS NULL`
      : 'false';
  }

  /** The first cell that is filled, as it is to be counted or shown. */
  #shown(...names: string[]): string {
    return this.#isText
      ? `CASE ${this.#found(names)
          .map(column => `WHEN ${presentSql(column)} THEN ${textSql(column)}`)
          .join(' ')} END`
      : this.#decimal(...names);
  }

  /**
   * @param from - columns to show when it could not be computed
   */
  #computed(decimal: string, from: string[] = []): string {
    if (!this.#isText) {
      return decimal;
    }
    const cells = from.map(name => this.#columns.text(name));
    return `coalesce(CAST(${decimal} AS VARCHAR), ${
      cells.length === 0 ? 'NULL' : `concat_ws(' and ', ${cells.join(', ')})`
    })`;
  }

  #found(names: string[]): FileColumn[] {
    return names
      .map(name => this.#columns.find(name))
      .filter(column => column !== undefined);
  }
}

/**
 * How much of a cost is left after discounts. Discounts are whole parts of a
 * percent, so six places bring them back exactly.
 */
function ratioSql(net: string, gross: string): string {
  return `CASE WHEN ${gross} <> 0 THEN
    TRY_CAST(CAST(${net} AS DOUBLE) / CAST(${gross} AS DOUBLE) AS DECIMAL(14, 6))
    END`;
}

function zeroLike({ type }: FileColumn): string {
  return type === 'VARCHAR' ? "'0'" : '0';
}
