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

import type { Day } from 'backstage-plugin-ai-cost-common';
import { storableText } from '../storableText';
import type { LedgerWriter } from '../writers/LedgerWriter';

/** Why a line has a part of another line's charge, on a day. */
export interface ChargeSplit {
  lineId: number;
  day: Day;
  parentLineId: number;
  /** Whose usage divides it. */
  sourceId: string;
  matchedBy: string;
  /** `Tokens`, or a currency. */
  usageUnit: string;
  usageQuantity: number;
  /** Of all parts, and what was not reported. */
  totalQuantity: number;
}

/** How charges were divided, under the derived delivery that holds the parts. */
export class ChargeSplitStore {
  readonly #writer: LedgerWriter;

  static create(options: { writer: LedgerWriter }): ChargeSplitStore {
    return new ChargeSplitStore(options.writer);
  }

  private constructor(writer: LedgerWriter) {
    this.#writer = writer;
  }

  async append(
    deliveryId: number,
    splits: Iterable<ChargeSplit>,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#writer.append({
      table: 'charge_splits',
      columns: [
        'delivery_id',
        'line_id',
        'day',
        'parent_line_id',
        'source_id',
        'matched_by',
        'usage_unit',
        'usage_quantity',
        'total_quantity',
      ],
      rows: rowsOf(deliveryId, splits),
      signal,
    });
  }
}

function* rowsOf(deliveryId: number, splits: Iterable<ChargeSplit>) {
  for (const split of splits) {
    yield [
      deliveryId,
      split.lineId,
      split.day,
      split.parentLineId,
      split.sourceId,
      split.matchedBy,
      storableText(split.usageUnit),
      split.usageQuantity,
      split.totalQuantity,
    ];
  }
}
