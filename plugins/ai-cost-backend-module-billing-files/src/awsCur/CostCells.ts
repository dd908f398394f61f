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

/** Columns that costs come from, in the names of CUR 2.0. */
export const COST_COLUMNS = {
  unblended: 'line_item_unblended_cost',
  netUnblended: 'line_item_net_unblended_cost',
  onDemand: 'pricing_public_on_demand_cost',
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

export type CostColumn = keyof typeof COST_COLUMNS;

const ZERO = 'CAST(0 AS DECIMAL(38, 18))';

/**
 * The cells of a line item that hold costs, as SQL. Of several columns, the
 * first whose cell is filled counts.
 */
export class CostCells {
  readonly #columns: CurColumns;
  /** True when some cost is text; a cell that is no number is then shown. */
  readonly #isText: boolean;

  static create(columns: CurColumns): CostCells {
    return new CostCells(columns);
  }

  private constructor(columns: CurColumns) {
    this.#columns = columns;
    this.#isText = Object.values(COST_COLUMNS).some(
      name => columns.find(name)?.type === 'VARCHAR',
    );
  }

  has(...names: CostColumn[]): boolean {
    return this.#found(names).length === names.length;
  }

  column(name: CostColumn): FileColumn | undefined {
    return this.#columns.find(COST_COLUMNS[name]);
  }

  /** A decimal; NULL when the cell is empty or no number. */
  decimal(...names: CostColumn[]): string {
    const cases = this.#found(names).map(column => {
      const text = textSql(column);
      // DuckDB would take `1_000` for a number.
      return `WHEN ${presentSql(column)}
        THEN CASE WHEN NOT contains(${text}, '_') THEN ${text} END`;
    });
    return cases.length === 0
      ? 'CAST(NULL AS DECIMAL(38, 18))'
      : `TRY_CAST(CASE ${cases.join(' ')} END AS DECIMAL(38, 18))`;
  }

  /** A decimal; 0 when all cells are empty, and NULL when it is no number. */
  decimalOrZero(...names: CostColumn[]): string {
    const present = this.#found(names).map(presentSql);
    return present.length === 0
      ? ZERO
      : `CASE WHEN ${present.join(' OR ')} THEN ${this.decimal(
          ...names,
        )} ELSE ${ZERO} END`;
  }

  /** A cell as it is counted or, when it is no number, shown. */
  amount(...names: CostColumn[]): string {
    return this.#isText
      ? `CASE ${this.#found(names)
          .map(column => `WHEN ${presentSql(column)} THEN ${textSql(column)}`)
          .join(' ')} END`
      : this.decimal(...names);
  }

  get zero(): string {
    return this.#isText ? "'0'" : ZERO;
  }

  /**
   * What was computed, as {@link CostCells.amount} has it.
   *
   * @param decimal - NULL where it cannot be computed
   * @param from - the columns to show then
   */
  computed(decimal: string, from: readonly CostColumn[]): string {
    if (!this.#isText) {
      return decimal;
    }
    const cells = from.map(name => this.#columns.text(COST_COLUMNS[name]));
    return `coalesce(CAST(${decimal} AS VARCHAR), concat_ws(' and ', ${cells.join(
      ', ',
    )}))`;
  }

  #found(names: readonly CostColumn[]): FileColumn[] {
    return names
      .map(name => this.column(name))
      .filter(column => column !== undefined);
  }
}
