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
  addHours,
  TOKEN_CLASSES,
  utcHour,
  type TokenClass,
  type UnknownPrice,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { PriceBook } from './PriceBook';

const HOURS = 7 * 24;
const MOST_MODELS = 1000;

const TOTAL = TOKEN_CLASSES.map(
  tokenClass => `coalesce(sum(h.${tokenClass}_tokens), 0)`,
).join(' + ');

type UnpricedRow = Record<TokenClass, string | number | null> & {
  provider: string;
  model: string | null;
  last_hour: string;
};

/** Finds the models that were used lately and have no price. */
export class UnknownPrices {
  readonly #knex: Knex;
  readonly #prices: PriceBook;
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    prices: PriceBook;
    now: () => Date;
  }): UnknownPrices {
    return new UnknownPrices(options);
  }

  private constructor(options: Parameters<typeof UnknownPrices.create>[0]) {
    this.#knex = options.knex;
    this.#prices = options.prices;
    this.#now = options.now;
  }

  /**
   * Those whose tokens of the last seven days were stored without an estimate,
   * and that still have no price: the ones with the most tokens first.
   */
  async list(): Promise<UnknownPrice[]> {
    const rows = await this.#readUnpriced();
    return rows.flatMap(row => {
      const { provider, last_hour: lastHour } = row;
      const model = row.model ?? undefined;
      const tokens = tokensOf(row);
      const price = this.#prices.estimate({
        provider,
        model,
        // One of each class that was used: what all of them cost is no question.
        tokens: Object.fromEntries(
          Object.entries(tokens).map(([tokenClass]) => [tokenClass, 1]),
        ),
        occurredAt: this.#now().toISOString(),
      });
      const total = Object.values(tokens).reduce((sum, it) => sum + it, 0);
      return 'unknown' in price
        ? [{ provider, model, reason: price.unknown, tokens: total, lastHour }]
        : [];
    });
  }

  async #readUnpriced(): Promise<UnpricedRow[]> {
    const knex = this.#knex;
    const rows: UnpricedRow[] = await knex('usage_hours as h')
      .join('usage_series as s', 's.id', 'h.series_id')
      .where('h.currency', '')
      .where('h.hour', '>=', addHours(utcHour(this.#now()), -HOURS))
      .select(
        { provider: fieldOf(knex, 'provider'), model: fieldOf(knex, 'model') },
        knex.raw('max(h.hour) as last_hour'),
        ...TOKEN_CLASSES.map(tokenClass =>
          knex.raw(`sum(h.${tokenClass}_tokens) as ${tokenClass}`),
        ),
      )
      .groupByRaw('1, 2')
      .havingRaw(`${TOTAL} > 0`)
      .orderByRaw(`${TOTAL} desc, 1, 2`)
      .limit(MOST_MODELS);
    return rows;
  }
}

/** A text of the dimensions, which are stored as JSON. */
function fieldOf(knex: Knex, field: 'provider' | 'model'): Knex.Raw {
  return knex.client.config.client === 'pg'
    ? knex.raw(`s.dimensions::json ->> '${field}'`)
    : knex.raw(`json_extract(s.dimensions, '$.${field}')`);
}

function tokensOf(row: UnpricedRow): Partial<Record<TokenClass, number>> {
  return Object.fromEntries(
    TOKEN_CLASSES.map(
      tokenClass => [tokenClass, Number(row[tokenClass])] as const,
    ).filter(([, count]) => count > 0),
  );
}
