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

import type { Month, QuarantineEntry } from 'backstage-plugin-ai-cost-common';
import { TEXT_LIMITS } from 'backstage-plugin-ai-cost-node';
import type { TextRow } from '../clients/WarehouseClient';
import { textSql } from '../table/cellSql';
import { ChargeRows } from '../table/ChargeRows';
import {
  EXCLUDING,
  hasFlag,
  TABLE_FLAGS,
  type TableFlag,
} from '../table/flags';

const MOST_ROWS = 200;
const LONGEST_SHOWN = 60;

/** Where a person finds a row again; a table has no row numbers. */
const PLACE = ['ChargePeriodStart', 'SubAccountId', 'ResourceId', 'SkuId'];
const SHOWN = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'BillingPeriodStart',
  'ConsumedQuantity',
  'PricingQuantity',
  ...PLACE,
];

/** The first rows of a period with something wrong, those that do not count before others. */
export function badRowsSql(rows: ChargeRows, period: Month): string {
  const { dialect, columns } = rows;
  const cells = SHOWN.map(name => {
    const column = columns.find(name);
    const text = column
      ? `substr(${textSql(dialect, column)}, 1, ${LONGEST_SHOWN + 1})`
      : `CAST(NULL AS ${dialect.types.text})`;
    return `${text} AS s_${name}`;
  });
  return `SELECT CAST(flags AS ${dialect.types.text}) AS flags_text,
  ${SHOWN.map(name => `s_${name}`).join(', ')}
FROM (
${rows.sql({ period, more: cells })}
) bad
WHERE flags <> 0
ORDER BY excluded DESC
LIMIT ${MOST_ROWS}`;
}

/** Says what is wrong with rows that {@link badRowsSql} yields. */
export function entriesOf(
  rows: ChargeRows,
  found: readonly TextRow[],
): QuarantineEntry[] {
  const { columns } = rows;
  return found.flatMap(([flagsText, ...texts]) => {
    const flags = Number(flagsText);
    const cells = new Map(SHOWN.map((name, i) => [name, texts[i]]));
    const excluded = hasFlag(flags, ...EXCLUDING);
    const place = placeOf(cells);
    return flagsToName(flags, excluded).map(flag => {
      const name = columnOf(flag, cells);
      return {
        file: columns.path.text,
        column: name && (columns.find(name)?.name ?? name),
        problem: `${describe(flag, name && cells.get(name))}${place}`,
        excluded,
      };
    });
  });
}

/** Of rows that do not count, why; of others, the cells that do not. */
function flagsToName(flags: number, excluded: boolean): TableFlag[] {
  return (Object.keys(TABLE_FLAGS) as TableFlag[]).filter(
    flag => hasFlag(flags, flag) && EXCLUDING.includes(flag) === excluded,
  );
}

function columnOf(
  flag: TableFlag,
  cells: ReadonlyMap<string, string | null>,
): string | undefined {
  switch (flag) {
    case 'quantity':
      return isEmpty(cells.get('ConsumedQuantity'))
        ? 'PricingQuantity'
        : 'ConsumedQuantity';
    case 'rounded':
    case 'tooLong':
      return undefined;
    default:
      return flag;
  }
}

function describe(flag: TableFlag, cell: string | null | undefined): string {
  switch (flag) {
    case 'BilledCost':
    case 'EffectiveCost':
      return notANumber(cell);
    case 'ListCost':
      return `${notANumber(cell)}; the row counts with a list cost of 0`;
    case 'ChargePeriodStart':
    case 'BillingPeriodStart':
      return isEmpty(cell)
        ? 'the cell is empty'
        : `${shown(cell)} is not a date that can be read without guessing`;
    case 'quantity':
      return `${shown(
        cell,
      )} is not a number below 10^18; the row counts without a quantity`;
    case 'rounded':
      return 'a cost has more than 18 decimal places; it was rounded to 18';
    default:
      return `a text is too long: ${TEXT_LIMITS}`;
  }
}

function notANumber(cell: string | null | undefined): string {
  return isEmpty(cell)
    ? 'the cell is empty'
    : `${shown(cell)} is not a number below 10^12`;
}

function placeOf(cells: ReadonlyMap<string, string | null>): string {
  const known = PLACE.filter(name => !isEmpty(cells.get(name)));
  return known.length === 0
    ? ''
    : `; the row has ${known
        .map(name => `${name} ${shown(cells.get(name))}`)
        .join(', ')}`;
}

function isEmpty(cell: string | null | undefined): boolean {
  return !cell || cell === 'NULL' || cell.trim() === '';
}

/** A cell for people; an empty one is said to be so. */
export function shown(cell: string | null | undefined): string {
  if (isEmpty(cell)) {
    return 'an empty cell';
  }
  return cell!.length > LONGEST_SHOWN
    ? `"${cell!.slice(0, LONGEST_SHOWN)}…"`
    : `"${cell}"`;
}
