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

import type { Knex } from 'knex';
import { hash } from 'node:crypto';
import type { AttributionRow } from '../attributions/attributionRow';
import { whereIdIn } from '../whereIdIn';
import type { LedgerWriter } from '../writers/LedgerWriter';
import { mapInSlices } from '../writers/mapInSlices';
import { COARSENINGS, type CoarserSeries } from './coarserSeries';
import {
  SERIES_COLUMNS,
  seriesKey,
  seriesValues,
  type SeriesFacts,
} from './seriesFacts';
import type { LineShares, ShareSegment } from './LineShares';
import { SUMMARY_TABLES, type CoarserLevel } from './summaryTables';

/** A line's attribution with the facts that make its series. */
export interface AttributedLine {
  facts: SeriesFacts;
  /** In the order of their key. */
  attribution: readonly AttributionRow[];
}

/** A series that was found before, by its values as JSON. */
export type KnownSeries = Map<
  string,
  {
    id: number;
    /** Of a line that goes to this series alone. */
    whole: LineShares;
  }
>;

/** What entities spend on: the series of the summaries. */
export class CostSeriesStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
  }): CostSeriesStore {
    return new CostSeriesStore(options.knex, options.writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    this.#knex = knex;
    this.#writer = writer;
  }

  /**
   * Finds the series of attributed lines, adding those that are new.
   *
   * @param known - grows by the series of these lines
   * @returns in the order of the lines
   */
  async resolve(
    lines: readonly AttributedLine[],
    known: KnownSeries,
    options?: { signal?: AbortSignal },
  ): Promise<LineShares[]> {
    const unknown = new Map<string, string[]>();
    const keys = await mapInSlices(lines, ({ facts, attribution }) =>
      attribution.map(part => {
        const values = seriesValues(part, facts);
        const key = seriesKey(values);
        if (!known.has(key)) {
          unknown.set(key, values);
        }
        return key;
      }),
    );
    await this.#add(unknown, known, options?.signal);
    return lines.map(({ attribution }, line) =>
      sharesOf(attribution, keys[line], known),
    );
  }

  /** Which series of the coarser summaries series are parts of, by their ids. */
  async coarser(
    ids: readonly number[],
    options?: { trx?: Knex.Transaction },
  ): Promise<Map<number, CoarserSeries>> {
    const query = (options?.trx ?? this.#knex)('entity_cost_series').select({
      id: 'id',
      portfolio: 'portfolio_id',
      total: 'total_id',
    });
    whereIdIn(query, 'id', ids);
    const rows: (CoarserSeries & { id: number })[] = await query;
    return new Map(rows.map(({ id, ...coarser }) => [id, coarser]));
  }

  async #add(
    unknown: ReadonlyMap<string, string[]>,
    known: KnownSeries,
    signal?: AbortSignal,
  ): Promise<void> {
    const keys = [...unknown.keys()];
    const values = [...unknown.values()];
    const portfolio = await this.#addCoarser('portfolio', values, signal);
    const total = await this.#addCoarser('total', values, signal);
    const ids = await this.#writer.getOrCreate({
      table: SUMMARY_TABLES.entity.series,
      hashes: keys.map(key => hash('sha1', key)),
      columns: [...SERIES_COLUMNS, 'portfolio_id', 'total_id'],
      values: position => [
        ...values[position],
        portfolio[position],
        total[position],
      ],
      signal,
    });
    keys.forEach((key, position) => {
      const id = ids[position];
      const whole = {
        segments: [{ validFrom: '', series: [id], weights: [1] }],
      };
      known.set(key, { id, whole });
    });
  }

  /**
   * Finds the coarser series of series, adding those that are new.
   *
   * @param series - their values in the order of `SERIES_COLUMNS`
   * @returns ids in the order of the series
   */
  async #addCoarser(
    level: CoarserLevel,
    series: readonly string[][],
    signal?: AbortSignal,
  ): Promise<number[]> {
    const { columns, valuesOf } = COARSENINGS[level];
    const coarser = new Map<string, string[]>();
    const keys = await mapInSlices(series, of => {
      const values = valuesOf(of);
      const key = JSON.stringify(values);
      coarser.set(key, values);
      return key;
    });
    const values = [...coarser.values()];
    const ids = await this.#writer.getOrCreate({
      table: SUMMARY_TABLES[level].series,
      hashes: [...coarser.keys()].map(key => hash('sha1', key)),
      columns,
      values: position => values[position],
      signal,
    });
    const idOf = new Map([...coarser.keys()].map((key, at) => [key, ids[at]]));
    return keys.map(key => idOf.get(key)!);
  }
}

function sharesOf(
  attribution: readonly AttributionRow[],
  keys: readonly string[],
  known: KnownSeries,
): LineShares {
  if (attribution.length === 1) {
    return known.get(keys[0])!.whole;
  }
  const segments: ShareSegment[] = [];
  attribution.forEach((row, index) => {
    if (row.part === 0) {
      segments.push({ validFrom: row.valid_from, series: [], weights: [] });
    }
    const segment = segments[segments.length - 1];
    segment.series.push(known.get(keys[index])!.id);
    segment.weights.push(row.weight);
  });
  return { segments };
}
