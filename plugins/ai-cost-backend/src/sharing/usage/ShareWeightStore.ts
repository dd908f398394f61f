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

import type { Month, ShareMeasure } from 'backstage-plugin-ai-cost-common';
import type { ConsumerWeight } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';

/** What a consumer used of an entity in a month. */
export interface ConsumerUsage extends ConsumerWeight {
  /** In the unit of the measure; undefined when nothing is known. */
  usage?: number;
}

/** What was used of an entity in a month, as it was weighed, by one measure. */
export interface WeighedMonth {
  month: Month;
  measure: ShareMeasure;
  /** The entity's own ref stands for what nobody else used. */
  consumers: ConsumerUsage[];
}

interface WeightRow {
  entity_ref: string;
  month: string;
  consumer_ref: string;
  weight: number | string;
  usage: number | null;
  measure: string;
}

/** By what usage the cost of entities is shared out, by month. */
export class ShareWeightStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ShareWeightStore {
    return new ShareWeightStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The months of each entity that has any, oldest first, by each measure. */
  async list(): Promise<Map<string, WeighedMonth[]>> {
    const rows: WeightRow[] = await this.#knex('share_weights')
      .orderBy(['entity_ref', 'month', 'measure', 'consumer_ref'])
      .select('*');
    const byEntity = new Map<string, WeighedMonth[]>();
    for (const row of rows) {
      const months = byEntity.get(row.entity_ref) ?? [];
      let last = months[months.length - 1];
      const measure = row.measure as ShareMeasure;
      if (last?.month !== row.month || last.measure !== measure) {
        last = { month: row.month, measure, consumers: [] };
        months.push(last);
      }
      last.consumers.push({
        entityRef: row.consumer_ref,
        weight: Number(row.weight),
        usage: row.usage ?? undefined,
      });
      byEntity.set(row.entity_ref, months);
    }
    return byEntity;
  }

  /**
   * Replaces months of an entity, each in its measure; one without consumers is
   * removed.
   */
  async replace(
    entityRef: string,
    months: readonly WeighedMonth[],
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      for (const { month, measure, consumers } of months) {
        await trx('share_weights')
          .where({ entity_ref: entityRef, month, measure })
          .delete();
        if (consumers.length > 0) {
          await trx('share_weights').insert(
            consumers.map(({ entityRef: consumer, weight, usage }) => ({
              entity_ref: entityRef,
              month,
              consumer_ref: consumer,
              weight,
              usage,
              measure,
            })),
          );
        }
      }
    });
  }
}
