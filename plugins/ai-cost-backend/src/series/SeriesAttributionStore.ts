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

import type { LineAttribution } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { storableText } from '../ledger/storableText';
import { whereIdIn } from '../ledger/whereIdIn';
import type { SeriesTables } from './SeriesTables';

const ROWS_PER_STATEMENT = 200;

/** To whom series belong. */
export class SeriesAttributionStore {
  readonly #knex: Knex;
  readonly #series: string;
  readonly #attributions: string;

  static create(options: {
    knex: Knex;
    tables: SeriesTables;
  }): SeriesAttributionStore {
    return new SeriesAttributionStore(options.knex, options.tables);
  }

  private constructor(knex: Knex, tables: SeriesTables) {
    this.#knex = knex;
    this.#series = `${tables}_series`;
    this.#attributions = `${tables}_attributions`;
  }

  /**
   * True when a series was never attributed, or by another version; without a
   * version only the former.
   */
  async hasOutdated(version: string): Promise<boolean> {
    const query = this.#knex(this.#series).select('id').first();
    const found = await (version === ''
      ? query.where('attributed_by', '')
      : query.whereNot('attributed_by', version));
    return found !== undefined;
  }

  /**
   * Rows of some of the series that follow another version, or none, in the
   * order of their ids.
   */
  async listOutdated<T>(options: {
    version: string;
    /** Id of the last series that was listed. */
    after: number;
    limit: number;
  }): Promise<T[]> {
    const { version, after, limit } = options;
    return this.#knex(this.#series)
      .whereNot('attributed_by', version)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .select('*');
  }

  /** Replaces to whom series belong, of all of them or of none. */
  async replace(
    attributions: readonly {
      seriesId: number;
      attribution: LineAttribution;
    }[],
    version: string,
  ): Promise<void> {
    const ids = attributions.map(({ seriesId }) => seriesId);
    const rows = attributions.flatMap(({ seriesId, attribution }) =>
      attribution.segments.flatMap(({ validFrom, parts }) =>
        parts.map((part, index) => ({
          series_id: seriesId,
          valid_from: validFrom ?? '',
          part: index,
          entity_ref: part.entityRef ?? '',
          environment: storableText(part.environment),
          model: storableText(part.model),
          workload: part.workload,
          weight: part.weight,
        })),
      ),
    );
    await this.#knex.transaction(async trx => {
      await this.#lock(trx, ids);
      const series = trx(this.#series).update({ attributed_by: version });
      whereIdIn(series, 'id', ids);
      await series;
      const old = trx(this.#attributions).delete();
      whereIdIn(old, 'series_id', ids);
      await old;
      for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
        await trx(this.#attributions).insert(
          rows.slice(at, at + ROWS_PER_STATEMENT),
        );
      }
    });
  }

  /**
   * Keeps others from the series until the transaction ends. They are locked in
   * the order in which they are written, or each would wait for the other.
   */
  async #lock(trx: Knex.Transaction, ids: readonly number[]): Promise<void> {
    // SQLite has one writer at a time.
    if (trx.client.config.client === 'pg') {
      const series = trx(this.#series).orderBy('key_hash').forUpdate();
      whereIdIn(series, 'id', ids);
      await series.select('id');
    }
  }
}
