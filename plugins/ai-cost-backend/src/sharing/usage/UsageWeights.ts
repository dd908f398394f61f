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
  addMonths,
  monthOf,
  monthsInRange,
  utcDay,
  type Month,
  type MonthRange,
  type ShareMeasure,
  type ShareRule,
} from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { KnownSource } from '../../reports/freshness/readKnownSources';
import type { EntityUsage } from './EntityUsage';
import { readUsageKeptFrom } from './readUsageKeptFrom';
import { settledMonths } from './settledMonths';
import type { ShareWeightStore, WeighedMonth } from './ShareWeightStore';

/** As many as a report shows at most beside each other. */
const MONTHS = 13;

/**
 * Keeps by what usage the cost of entities is shared out. A month that is over
 * stays as it is once its bill is settled, and once a part of its usage was
 * removed for its age. What is open is forgotten when no rule asks for it: a rule
 * that comes back later would find a part of the month.
 */
export class UsageWeights {
  readonly #knex: Knex;
  readonly #store: ShareWeightStore;
  readonly #usage: EntityUsage;
  readonly #readSources: (now: Date) => Promise<KnownSource[]>;
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    store: ShareWeightStore;
    usage: EntityUsage;
    readSources: (now: Date) => Promise<KnownSource[]>;
    now?: () => Date;
  }): UsageWeights {
    return new UsageWeights(options);
  }

  private constructor(options: Parameters<typeof UsageWeights.create>[0]) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#usage = options.usage;
    this.#readSources = options.readSources;
    this.#now = options.now ?? (() => new Date());
  }

  /** Weighs anew what is open of some entities, as their rules ask for it. */
  async refresh(
    entities: readonly ClaimingEntity[],
    signal?: AbortSignal,
  ): Promise<void> {
    const stored = await this.#store.list();
    const sharing = entities.filter(
      ({ entityRef, share }) =>
        share?.rule.method === 'usage' || stored.has(entityRef),
    );
    if (sharing.length === 0) {
      return;
    }
    const sources = await this.#readSources(this.#now());
    const keptFrom = await readUsageKeptFrom(this.#knex);
    for (const entity of sharing) {
      signal?.throwIfAborted();
      await this.#refreshOne(entity, {
        stored: stored.get(entity.entityRef) ?? [],
        sources,
        keptFrom,
      });
    }
  }

  async #refreshOne(
    entity: ClaimingEntity,
    known: {
      stored: readonly WeighedMonth[];
      sources: readonly KnownSource[];
      keptFrom: Month;
    },
  ): Promise<void> {
    const { entityRef, share } = entity;
    const current = monthOf(utcDay(this.#now()));
    const all = { from: addMonths(current, 1 - MONTHS), to: current };
    const settled = await settledMonths({
      ...{ knex: this.#knex, entityRef, months: all },
      sources: known.sources,
    });
    const isOver = (month: Month) => month < current && settled.has(month);
    const isOpen = (month: Month) => !isOver(month) && month >= known.keptFrom;
    const asked = askedOf(share?.rule, all);
    const stale = known.stored.filter(
      ({ month, measure }) =>
        !(measure === asked?.measure && month >= asked.months.from) &&
        month >= all.from &&
        isOpen(month),
    );
    const weighed = asked ? await this.#usage.weigh(entity, asked) : [];
    const open = asked
      ? monthsOf(asked.months).filter(
          month =>
            isOpen(month) ||
            !known.stored.some(
              it => it.month === month && it.measure === asked.measure,
            ),
        )
      : [];
    await this.#store.replace(entityRef, [
      ...stale.map(month => ({ ...month, consumers: [] })),
      ...open.map(
        month =>
          weighed.find(it => it.month === month) ??
          unused(entityRef, month, {
            measure: asked!.measure,
            isOver: isOver(month),
          }),
      ),
    ]);
  }
}

/** A month that is over is remembered as one that nobody used it in. */
function unused(
  entityRef: string,
  month: Month,
  { measure, isOver }: { measure: ShareMeasure; isOver: boolean },
): WeighedMonth {
  return {
    month,
    measure,
    consumers: isOver ? [{ entityRef, weight: 1 }] : [],
  };
}

/** What a rule needs to know of some months; undefined for nothing. */
function askedOf(
  rule: ShareRule | undefined,
  all: MonthRange,
): { measure: ShareMeasure; months: MonthRange } | undefined {
  if (rule?.method !== 'usage' || (rule.from ?? '') > all.to) {
    return undefined;
  }
  const { measure = 'tokens', from = '' } = rule;
  return {
    measure,
    months: { from: from > all.from ? from : all.from, to: all.to },
  };
}

function monthsOf({ from, to }: MonthRange): Month[] {
  return Array.from({ length: monthsInRange(from, to) }, (_, index) =>
    addMonths(from, index),
  );
}
