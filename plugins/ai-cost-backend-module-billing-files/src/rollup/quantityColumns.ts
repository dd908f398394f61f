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

import type { BillColumns, FileColumn } from '../files/BillColumns';
import { isSurelyQuantity, presentSql, quantitySql, textSql } from './cellSql';
import { choiceSql } from './choiceSql';

/** A quantity and what it is counted in. */
export interface QuantityColumns {
  quantity: FileColumn;
  unit: FileColumn;
  /** True where both cells are filled, as SQL. */
  present: string;
}

/** The measured quantity where the bill has one, else the priced one. */
export function findQuantities(columns: BillColumns): QuantityColumns[] {
  return [
    ['ConsumedQuantity', 'ConsumedUnit'],
    ['PricingQuantity', 'PricingUnit'],
  ].flatMap(([quantityName, unitName]) => {
    const quantity = columns.find(quantityName);
    const unit = columns.find(unitName);
    return quantity && unit
      ? {
          quantity,
          unit,
          present: `${presentSql(quantity)} AND ${presentSql(unit)}`,
        }
      : [];
  });
}

/** The unit of a row's quantity, as SQL. */
export function unitSql(quantities: readonly QuantityColumns[]): string {
  return choiceSql(
    quantities.map(({ present, unit }) => [present, textSql(unit)]),
    'NULL',
  );
}

/** The quantity of a row as a decimal, as SQL. */
export function measuredSql(quantities: readonly QuantityColumns[]): string {
  return choiceSql(
    quantities.map(({ present, quantity }) => [present, quantitySql(quantity)]),
    'CAST(NULL AS DECIMAL(30, 12))',
  );
}

/** True where a quantity is written that is no number, or too large, as SQL. */
export function unreadableQuantitySql(
  quantities: readonly QuantityColumns[],
): string {
  return choiceSql(
    quantities.map(({ present, quantity }) => [
      present,
      isSurelyQuantity(quantity) ? 'false' : `${quantitySql(quantity)} IS NULL`,
    ]),
    'false',
  );
}
