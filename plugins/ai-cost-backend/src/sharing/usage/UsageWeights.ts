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
  type ShareMeasure,
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
 * removed for its age.
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

  /** Weighs anew what is open, of those entities that share out by usage. */
  async refresh(
    entities: readonly ClaimingEntity[],
    signal?: AbortSignal,
  ): Promise<void> {
    const sharing = entities.filter(
      ({ share }) => share?.rule.method === 'usage',
    );
    if (sharing.length === 0) {
      return;
    }
    const stored = await this.#store.list();
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
    const { measure = 'tokens', from } = share!.rule;
    const current = monthOf(utcDay(this.#now()));
    const months = { from: first(current, from), to: current };
    if (months.from > current) {
      return;
    }
    const settled = await settledMonths({
      ...{ knex: this.#knex, entityRef, months },
      sources: known.sources,
    });
    const weighed = await this.#usage.weigh(entity, { measure, months });
    const open = monthsOf(months.from, current).filter(month => {
      const has = known.stored.some(
        it => it.month === month && it.measure === measure,
      );
      const isOver = month < current && settled.has(month);
      return !has || (!isOver && month >= known.keptFrom);
    });
    await this.#store.replace(
      entityRef,
      open.map(
        month =>
          weighed.find(it => it.month === month) ??
          unused(entityRef, month, {
            measure,
            isOver: month < current && settled.has(month),
          }),
      ),
    );
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

function first(current: Month, from: Month | undefined): Month {
  const earliest = addMonths(current, 1 - MONTHS);
  return from !== undefined && from > earliest ? from : earliest;
}

function monthsOf(from: Month, to: Month): Month[] {
  return Array.from({ length: monthsInRange(from, to) }, (_, index) =>
    addMonths(from, index),
  );
}
