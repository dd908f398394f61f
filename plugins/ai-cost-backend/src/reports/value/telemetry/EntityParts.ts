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
  splitAmount,
  type Day,
  type Workload,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereTextIn } from '../../../ledger/whereTextIn';

/** An entity's part of a series. */
export interface EntityPart {
  entityRef: string;
  /** The empty string stands for "unknown", here and below. */
  environment: string;
  model: string;
  workload: Workload;
  /** 0 to 1. */
  share: number;
}

interface PartRow {
  series_id: number;
  valid_from: string;
  entity_ref: string;
  environment: string;
  model: string;
  workload: Workload;
  weight: number;
}

/** To whom a series belongs from a day on. */
interface Segment {
  validFrom: string;
  rows: PartRow[];
}

/** Which series some entities have a part in, and what those parts are. */
export class EntityParts {
  readonly #segments: ReadonlyMap<number, Segment[]>;
  readonly #entityRefs: ReadonlySet<string>;

  static async read(options: {
    knex: Knex;
    table: 'telemetry_attributions' | 'usage_attributions';
    entityRefs: readonly string[];
  }): Promise<EntityParts> {
    const { knex, table, entityRefs } = options;
    const ids = knex(table).select('series_id');
    whereTextIn(ids, 'entity_ref', entityRefs);
    const rows: PartRow[] = await knex(table)
      .whereIn('series_id', ids)
      .orderBy(['series_id', 'valid_from', 'part'])
      .select(
        'series_id',
        'valid_from',
        'entity_ref',
        'environment',
        'model',
        'workload',
        'weight',
      );
    const segments = new Map<number, Segment[]>();
    for (const row of rows) {
      const known = segments.get(row.series_id) ?? [];
      const last = known[known.length - 1];
      if (last?.validFrom === row.valid_from) {
        last.rows.push(row);
      } else {
        known.push({ validFrom: row.valid_from, rows: [row] });
      }
      segments.set(row.series_id, known);
    }
    return new EntityParts(segments, new Set(entityRefs));
  }

  private constructor(
    segments: ReadonlyMap<number, Segment[]>,
    entityRefs: ReadonlySet<string>,
  ) {
    this.#segments = segments;
    this.#entityRefs = entityRefs;
  }

  get seriesIds(): number[] {
    return [...this.#segments.keys()];
  }

  /** Their parts of a series on a day: of each entity none, or one or more. */
  on(seriesId: number, day: Day): EntityPart[] {
    const rows = this.#rowsOn(seriesId, day);
    const all = rows.reduce((sum, { weight }) => sum + weight, 0);
    return rows
      .filter(row => this.#entityRefs.has(row.entity_ref) && row.weight > 0)
      .map(
        ({ entity_ref: entityRef, environment, model, workload, weight }) => ({
          entityRef,
          ...{ environment, model, workload },
          share: weight / all,
        }),
      );
  }

  /** Their parts of an amount in attos; the parts of all add up to it. */
  split(
    seriesId: number,
    day: Day,
    amount: bigint,
  ): { environment: string; workload: Workload; amount: bigint }[] {
    const rows = this.#rowsOn(seriesId, day);
    if (!rows.some(({ weight }) => weight > 0)) {
      return [];
    }
    const amounts = splitAmount(
      amount,
      rows.map(({ weight }) => weight),
    );
    return rows.flatMap(({ entity_ref: ref, environment, workload }, index) =>
      this.#entityRefs.has(ref)
        ? { environment, workload, amount: amounts[index] }
        : [],
    );
  }

  #rowsOn(seriesId: number, day: Day): PartRow[] {
    const segments = this.#segments.get(seriesId) ?? [];
    return (
      segments.filter(({ validFrom }) => validFrom <= day).pop()?.rows ?? []
    );
  }
}
