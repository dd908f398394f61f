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

import type {
  CostBasis,
  Day,
  SprawlItem,
} from 'backstage-plugin-ai-cost-common';
import {
  addCompared,
  comparedCostsOf,
  formatCompared,
  NO_COSTS,
  type ComparedCosts,
} from '../../entity/comparedCosts';
import type { PortfolioSum } from '../../sums/readPortfolioSums';
import type { ApprovalList, UsedItem } from '../approvals/ApprovalList';
import { modelFamily } from './modelFamily';
import type { EntityUse } from './readEntityUse';
import type { UseDays } from './readUseDays';
import { UseTally } from './UseTally';

const MOST_NAMED = 5;

/** What is told apart: a vendor, or a service or model of one. */
export type SprawlKind = 'vendor' | 'service' | 'model';

interface Entry {
  item: UsedItem;
  tally: UseTally;
  costs: ComparedCosts;
  firstDay?: Day;
  lastDay?: Day;
}

/** Adds up what is used in a range by vendor, by service or by model. */
export class SprawlTally {
  readonly #kind: SprawlKind;
  readonly #entries = new Map<string, Entry>();

  static create(
    kind: SprawlKind,
    { uses, currency }: { uses: readonly EntityUse[]; currency?: string },
  ): SprawlTally {
    const tally = new SprawlTally(kind);
    for (const use of uses) {
      // The charges of no known model are of many.
      if (kind !== 'model' || use.model !== '') {
        tally.#entry(use, currency).tally.add(use);
      }
    }
    return tally;
  }

  private constructor(kind: SprawlKind) {
    this.#kind = kind;
  }

  /** Adds what items cost; what is no longer used is no item. */
  addCosts(sums: readonly PortfolioSum[], basis: CostBasis): void {
    for (const sum of sums) {
      const entry = this.#entries.get(this.#keyOf(sum.series));
      if (entry) {
        entry.costs = addCompared(entry.costs, comparedCostsOf(sum, basis));
      }
    }
  }

  /** Adds since when, and until when, items have been paid for. */
  addDays(days: readonly UseDays[]): void {
    for (const use of days) {
      const entry = this.#entries.get(this.#keyOf(use));
      if (entry) {
        const { firstDay = use.first, lastDay = use.last } = entry;
        entry.firstDay = use.first < firstDay ? use.first : firstDay;
        entry.lastDay = use.last > lastDay ? use.last : lastDay;
      }
    }
  }

  /** Most expensive first. */
  items(approvals: ApprovalList): SprawlItem[] {
    return [...this.#entries.values()]
      .sort(byCost)
      .map(({ item, tally, costs, firstDay, lastDay }) => ({
        name: nameOf(item),
        provider: this.#kind === 'vendor' ? undefined : item.provider,
        family: item.model === undefined ? undefined : modelFamily(item.model),
        ...formatCompared(costs),
        otherCurrencies: tally.otherCurrencies(),
        ...tally.counts(),
        topEntities: tally.topEntities(MOST_NAMED),
        topOwners: tally.topOwners(MOST_NAMED),
        firstDay,
        lastDay,
        ...approvals.judge(item),
      }));
  }

  #entry(use: EntityUse, currency: string | undefined): Entry {
    const key = this.#keyOf(use);
    const entry = this.#entries.get(key) ?? {
      item: this.#itemOf(use),
      tally: UseTally.create(currency),
      costs: NO_COSTS,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  #itemOf({ provider, service, model }: Required<UsedItem>): UsedItem {
    switch (this.#kind) {
      case 'service':
        return { provider, service };
      case 'model':
        return { provider, model };
      default:
        return { provider };
    }
  }

  #keyOf(use: Required<UsedItem>): string {
    return JSON.stringify(this.#itemOf(use));
  }
}

function nameOf({ provider, service, model }: UsedItem): string {
  return service ?? model ?? provider;
}

function byCost(a: Entry, b: Entry): number {
  if (a.costs.cost !== b.costs.cost) {
    return a.costs.cost < b.costs.cost ? 1 : -1;
  }
  return nameOf(a.item) < nameOf(b.item) ? -1 : 1;
}
