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
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';

interface PartRow {
  series_id: number;
  valid_from: string;
  entity_ref: string;
  weight: number;
}

/** Who used a series, from a day on. */
interface Segment {
  validFrom: string;
  parts: PartRow[];
}

/** Whose usage series are. */
export class SeriesUsers {
  readonly #segments: ReadonlyMap<number, Segment[]>;

  static async read(options: {
    knex: Knex;
    table: 'usage_attributions' | 'telemetry_attributions';
    seriesIds: readonly number[];
  }): Promise<SeriesUsers> {
    const { knex, table, seriesIds } = options;
    const query = knex(table)
      .orderBy(['series_id', 'valid_from', 'part'])
      .select('series_id', 'valid_from', 'entity_ref', 'weight');
    whereIdIn(query, 'series_id', seriesIds);
    const rows: PartRow[] = seriesIds.length > 0 ? await query : [];
    const segments = new Map<number, Segment[]>();
    for (const row of rows) {
      const known = segments.get(row.series_id) ?? [];
      const last = known[known.length - 1];
      if (last?.validFrom === row.valid_from) {
        last.parts.push(row);
      } else {
        known.push({ validFrom: row.valid_from, parts: [row] });
      }
      segments.set(row.series_id, known);
    }
    return new SeriesUsers(segments);
  }

  private constructor(segments: ReadonlyMap<number, Segment[]>) {
    this.#segments = segments;
  }

  /**
   * Who used a series on a day, and which part of it, 0 to 1. The empty string
   * stands for nobody that is known.
   */
  on(seriesId: number, day: Day): { entityRef: string; share: number }[] {
    const current = (this.#segments.get(seriesId) ?? [])
      .filter(({ validFrom }) => validFrom <= day)
      .pop();
    if (!current) {
      return [{ entityRef: '', share: 1 }];
    }
    const { parts } = current;
    const all = parts.reduce((sum, { weight }) => sum + weight, 0);
    return parts.map(({ entity_ref: entityRef, weight }) => ({
      entityRef,
      share: weight / all,
    }));
  }
}
