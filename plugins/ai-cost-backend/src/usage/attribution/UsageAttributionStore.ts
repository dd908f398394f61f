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
import { storableText } from '../../ledger/storableText';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { UsageSeries } from '../store/usageSeries';

const ROWS_PER_STATEMENT = 200;

/** A series as it is stored. */
export interface StoredUsageSeries {
  id: number;
  series: UsageSeries;
}

/** To whom series of usage belong. */
export class UsageAttributionStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): UsageAttributionStore {
    return new UsageAttributionStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * True when a series was never attributed, or by another version; without a
   * version only the former.
   */
  async hasOutdated(version: string): Promise<boolean> {
    const query = this.#knex('usage_series').select('id').first();
    const found = await (version === ''
      ? query.where('attributed_by', '')
      : query.whereNot('attributed_by', version));
    return found !== undefined;
  }

  /** Some of the series that follow another version, or none. */
  async listOutdated(
    version: string,
    limit: number,
  ): Promise<StoredUsageSeries[]> {
    const rows: { id: number; reporter: string; dimensions: string }[] =
      await this.#knex('usage_series')
        .whereNot('attributed_by', version)
        .orderBy('id')
        .limit(limit)
        .select('id', 'reporter', 'dimensions');
    return rows.map(({ id, reporter, dimensions }) => ({
      id,
      series: { ...JSON.parse(dimensions), reporter },
    }));
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
      await lockSeries(trx, ids);
      const series = trx('usage_series').update({ attributed_by: version });
      whereIdIn(series, 'id', ids);
      await series;
      const old = trx('usage_attributions').delete();
      whereIdIn(old, 'series_id', ids);
      await old;
      for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
        await trx('usage_attributions').insert(
          rows.slice(at, at + ROWS_PER_STATEMENT),
        );
      }
    });
  }
}

/**
 * Keeps others from the series until the transaction ends. They are locked in
 * the order in which usage is written, or each would wait for the other.
 */
async function lockSeries(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<void> {
  // SQLite has one writer at a time.
  if (trx.client.config.client === 'pg') {
    const series = trx('usage_series').orderBy('key_hash').forUpdate();
    whereIdIn(series, 'id', ids);
    await series.select('id');
  }
}
