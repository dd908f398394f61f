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
  DuckDBBigIntVector,
  DuckDBDataChunk,
  DuckDBDateVector,
  DuckDBDecimal128Vector,
  DuckDBDoubleVector,
  DuckDBIntegerVector,
} from '@duckdb/node-api';
import type { Day } from 'backstage-plugin-ai-cost-common';
import type { DailyChargeBatch } from 'backstage-plugin-ai-cost-node';
import type { DuckDbSession } from './DuckDbSession';

/**
 * Yields what AI lines cost by day, the oldest day first.
 *
 * @param options - `quantityFactors` by ordinal of the line
 */
export async function* readDailyCharges(options: {
  session: DuckDbSession;
  quantityFactors: readonly number[];
}): AsyncGenerator<DailyChargeBatch> {
  const { session, quantityFactors } = options;
  const days = new Map<number, Day>();
  const sql = `
    SELECT ordinal, day, sum(billed) AS billed, sum(effective) AS effective,
      sum(list) AS list, CAST(sum(quantity) AS DOUBLE) AS quantity,
      CAST(sum(row_count) AS BIGINT) AS row_count
    FROM charges JOIN ai_lines USING (line)
    GROUP BY ordinal, day ORDER BY day, ordinal`;
  for await (const chunk of session.chunks(sql)) {
    yield toBatch(chunk, quantityFactors, days);
  }
}

function toBatch(
  chunk: DuckDBDataChunk,
  quantityFactors: readonly number[],
  days: Map<number, Day>,
): DailyChargeBatch {
  const size = chunk.rowCount;
  const column = (index: number) => chunk.getColumnVector(index);
  const ordinals = column(0) as DuckDBIntegerVector;
  const dates = column(1) as DuckDBDateVector;
  const quantities = column(5) as DuckDBDoubleVector;
  const counts = column(6) as DuckDBBigIntVector;
  const line = Array.from({ length: size }, (_, i) => ordinals.getItem(i)!);
  return {
    size,
    line,
    day: Array.from({ length: size }, (_, i) =>
      dayOf(dates.getItem(i)!.days, days),
    ),
    billed: attosOf(column(2) as DuckDBDecimal128Vector),
    effective: attosOf(column(3) as DuckDBDecimal128Vector),
    list: attosOf(column(4) as DuckDBDecimal128Vector),
    quantity: line.map((ordinal, i) => {
      const quantity = quantities.getItem(i);
      return quantity === null
        ? undefined
        : quantity * quantityFactors[ordinal];
    }),
    rows: Array.from({ length: size }, (_, i) => Number(counts.getItem(i))),
  };
}

/** The scale of these decimals is that of attos. */
function attosOf(vector: DuckDBDecimal128Vector): bigint[] {
  return Array.from(
    { length: vector.itemCount },
    (_, i) => vector.getScaledValue(i)!,
  );
}

function dayOf(daysSinceEpoch: number, known: Map<number, Day>): Day {
  let day = known.get(daysSinceEpoch);
  if (day === undefined) {
    day = new Date(daysSinceEpoch * 86_400_000).toISOString().slice(0, 10);
    known.set(daysSinceEpoch, day);
  }
  return day;
}
