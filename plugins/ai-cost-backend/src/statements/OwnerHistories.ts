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
  addDays,
  firstDayOf,
  lastDayOf,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { DayRange } from '../reports/window/dayRange';

/** Who pays for an entity, and from which cost center. */
export interface Payer {
  owner: string;
  /** The empty string when none is known. */
  costCenter: string;
}

/** Days of a month on which an entity had one payer. */
export interface PaidSpan extends DayRange, Payer {
  entityRef: string;
}

interface OwnerRow {
  entity_ref: string;
  valid_from: string;
  owner: string;
  cost_center: string;
}

/** Who paid for which entity on which day, as owners are dated. */
export class OwnerHistories {
  readonly #histories: ReadonlyMap<string, readonly OwnerRow[]>;

  static async read(knex: Knex): Promise<OwnerHistories> {
    const rows: OwnerRow[] = await knex('entity_owners')
      .orderBy(['entity_ref', 'valid_from'])
      .select('entity_ref', 'valid_from', 'owner', 'cost_center');
    const histories = new Map<string, OwnerRow[]>();
    for (const row of rows) {
      const history = histories.get(row.entity_ref) ?? [];
      histories.set(row.entity_ref, history);
      history.push(row);
    }
    return new OwnerHistories(histories);
  }

  private constructor(histories: ReadonlyMap<string, readonly OwnerRow[]>) {
    this.#histories = histories;
  }

  /** Who paid for an entity all month; undefined when that changed, or nobody did. */
  payerOf(entityRef: string, month: Month): Payer | undefined {
    const [span, ...more] = this.#spans(entityRef, month);
    return span && more.length === 0 && isWhole(span, month) ? span : undefined;
  }

  /** Of the entities that changed hands in a month, or were nobody's for a part of it. */
  changedIn(month: Month): PaidSpan[] {
    return [...this.#histories.keys()].flatMap(entityRef =>
      this.payerOf(entityRef, month) ? [] : this.#spans(entityRef, month),
    );
  }

  #spans(entityRef: string, month: Month): PaidSpan[] {
    const history = this.#histories.get(entityRef) ?? [];
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    return history.flatMap((row, index) => {
      const next = history[index + 1]?.valid_from;
      const from = row.valid_from > first ? row.valid_from : first;
      const to = next === undefined || next > last ? last : dayBefore(next);
      return row.owner === '' || from > to
        ? []
        : [
            {
              entityRef,
              owner: row.owner,
              costCenter: row.cost_center,
              from,
              to,
            },
          ];
    });
  }
}

function isWhole({ from, to }: DayRange, month: Month): boolean {
  return from === firstDayOf(month) && to === lastDayOf(month);
}

/** The empty string, which stands for the beginning, has none: nor has any day. */
function dayBefore(day: string): string {
  return day === '' ? '' : addDays(day, -1);
}
