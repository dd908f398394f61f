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

import type { Hour } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

interface PartRow {
  series_id: number;
  valid_from: string;
  entity_ref: string;
  weight: number;
}

/** An entity's part of a series, from a day on. */
interface Segment {
  validFrom: string;
  /** 0 to 1. */
  share: number;
}

/** Which series of usage an entity has a part in, and how large it is. */
export class EntityShares {
  readonly #segments: ReadonlyMap<number, Segment[]>;

  static async read(knex: Knex, entityRef: string): Promise<EntityShares> {
    const rows: PartRow[] = await knex('usage_attributions')
      .whereIn(
        'series_id',
        knex('usage_attributions')
          .where('entity_ref', entityRef)
          .select('series_id'),
      )
      .orderBy(['series_id', 'valid_from', 'part'])
      .select('series_id', 'valid_from', 'entity_ref', 'weight');
    return new EntityShares(segmentsOf(rows, entityRef));
  }

  private constructor(segments: ReadonlyMap<number, Segment[]>) {
    this.#segments = segments;
  }

  get seriesIds(): number[] {
    return [...this.#segments.keys()];
  }

  /** The entity's part of a series in an hour, 0 to 1. */
  of(seriesId: number, hour: Hour): number {
    const day = hour.slice(0, 10);
    const segments = this.#segments.get(seriesId) ?? [];
    const current = segments.filter(({ validFrom }) => validFrom <= day).pop();
    return current?.share ?? 0;
  }
}

function segmentsOf(
  rows: readonly PartRow[],
  entityRef: string,
): Map<number, Segment[]> {
  const weights = new Map<number, Map<string, [own: number, all: number]>>();
  for (const { series_id, valid_from, entity_ref, weight } of rows) {
    const ofSeries = weights.get(series_id) ?? new Map();
    const [own, all] = ofSeries.get(valid_from) ?? [0, 0];
    ofSeries.set(valid_from, [
      entity_ref === entityRef ? own + weight : own,
      all + weight,
    ]);
    weights.set(series_id, ofSeries);
  }
  return new Map(
    [...weights].map(([seriesId, ofSeries]) => [
      seriesId,
      [...ofSeries].map(([validFrom, [own, all]]) => ({
        validFrom,
        share: own / all,
      })),
    ]),
  );
}
