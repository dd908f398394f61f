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
  monthOf,
  type Month,
  type PortfolioQuery,
  type SharedCost,
  type SharedCosts,
  type SharePreview,
  type ShareRule,
} from 'backstage-plugin-ai-cost-common';
import type {
  ClaimingEntity,
  EntityShare,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import type { PortfolioRights } from '../../permissions/ReadableEntities';
import { mostCharged } from '../../reports/sums/mostCharged';
import { readSnapshot } from '../../ledger/readSnapshot';
import type { EntitiesByRef, SharingEntities } from '../SharingEntities';
import type { EntityUsage } from '../usage/EntityUsage';
import type { ShareWeightStore, WeighedMonth } from '../usage/ShareWeightStore';
import { actualDivision } from './actualDivision';
import { usageOf } from './DividedCost';
import { previewDivision } from './previewDivision';
import { readOwnersOn } from './readOwnersOn';
import { readOwnedShareSums } from './readOwnedShareSums';
import { readShareSums, type ShareSum } from './readShareSums';
import { ShareView } from './ShareView';
import { hiddenSpend } from './hiddenSpend';
import { tieOutMonths } from './tieOutMonths';

/** What {@link SharedCostReports} reads. */
export interface SharedCostReportsOptions {
  knex: Knex;
  entities: SharingEntities;
  weights: ShareWeightStore;
  usage: EntityUsage;
  /** For titles; there are none when left out. */
  structure?: () => Promise<CatalogStructure>;
}

/** How cost is shared out, what came of it, and what would come of a rule. */
export class SharedCostReports {
  readonly #options: SharedCostReportsOptions;

  static create(options: SharedCostReportsOptions): SharedCostReports {
    return new SharedCostReports(options);
  }

  private constructor(options: SharedCostReportsOptions) {
    this.#options = options;
  }

  /** Refs of all that a report may be about. */
  async entityRefs(): Promise<Set<string>> {
    const entities = await this.#options.entities.current();
    return new Set([...entities.keys(), ...(await this.#charged())]);
  }

  async #charged(): Promise<string[]> {
    return this.#options
      .knex('entity_total_series')
      .whereNot('entity_ref', '')
      .distinct('entity_ref')
      .pluck('entity_ref');
  }

  /**
   * What of it the reader may see. An owner has a rule that is of its entity at
   * the end of the range, and in the months what was its own day by day.
   */
  async sharedCosts(
    query: PortfolioQuery,
    rights: PortfolioRights,
  ): Promise<SharedCosts> {
    const { knex } = this.#options;
    const entities = await this.#options.entities.current();
    const view = await this.#view(entities, rights);
    const { entity, owner } = query.filters ?? {};
    const { all, owned } = await readSnapshot(knex, async trx => {
      const every = await readShareSums({ knex: trx, query });
      return {
        all: every,
        owned: owner
          ? await readOwnedShareSums({ knex: trx, query, owners: owner })
          : every,
      };
    });
    const mayRead = (ref: string) =>
      ref === '' ? rights.mayReadUnallocated : view.mayRead(ref);
    const currency =
      query.currency ??
      mostCharged(all.filter(({ entityRef }) => mayRead(entityRef)));
    const sums = all.filter(sum => sum.currency === currency);
    const isAsked = await this.#filter(query);
    const sharing = [...entities.values()]
      .filter(({ share, entityRef }) => share && isAsked(entityRef))
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
    const months = tieOutMonths(
      owned.filter(
        sum =>
          sum.currency === currency &&
          (entity === undefined || entity.includes(sum.entityRef)) &&
          mayRead(sum.entityRef),
      ),
    );
    return {
      currency,
      rules: await this.#rules(
        sharing.filter(({ entityRef }) => mayRead(entityRef)),
        { sums, view, query },
      ),
      months,
      hidden: hiddenSpend(await this.#charged(), rights),
    };
  }

  /**
   * What a rule would have done to what an entity claims.
   *
   * @param entity - as the catalog has it, with the rule that it has now
   */
  async preview(
    rule: ShareRule,
    query: PortfolioQuery,
    options: { entity: ClaimingEntity; rights: PortfolioRights },
  ): Promise<SharePreview> {
    const { entity, rights } = options;
    const { entityRef } = entity;
    const entities = await this.#options.entities.current();
    const view = await this.#view(entities, rights);
    const all = await readSnapshot(this.#options.knex, trx =>
      readShareSums({ knex: trx, query, of: entityRef }),
    );
    const currency = query.currency ?? mostCharged(all);
    const sums = all.filter(sum => sum.currency === currency);
    const months = monthsOf(query);
    const weighed =
      rule.method === 'usage' ? await this.#weigh(rule, entity, months) : [];
    const share: EntityShare = {
      rule,
      usage: weighed.map(({ month, consumers }) => ({
        month,
        weights: consumers,
      })),
    };
    const present = entities.get(entityRef);
    const [before] = present?.share
      ? await this.#rules([present], { sums, view, query })
      : [];
    return {
      range: { from: query.from, to: query.to },
      before,
      after: view.sharedCost(
        { ...entity, share },
        previewDivision(byMonth(sums), {
          share,
          entities,
          usage: usageOf(weighed, months),
        }),
      ),
    };
  }

  async #view(
    entities: EntitiesByRef,
    rights: PortfolioRights,
  ): Promise<ShareView> {
    const structure = await this.#options.structure?.();
    return ShareView.create({
      entities,
      rights,
      titleOf: ref => structure?.titleOf(ref),
    });
  }

  async #rules(
    entities: readonly ClaimingEntity[],
    options: {
      sums: readonly ShareSum[];
      view: ShareView;
      query: PortfolioQuery;
    },
  ): Promise<SharedCost[]> {
    const { sums, view, query } = options;
    const weighed = await this.#options.weights.list();
    return entities.map(entity => {
      const { entityRef, share } = entity;
      const { method, measure } = share!.rule;
      const months = (weighed.get(entityRef) ?? []).filter(
        month => method === 'usage' && month.measure === measure,
      );
      const usage = usageOf(months, monthsOf(query));
      return view.sharedCost(entity, actualDivision(entityRef, sums, usage));
    });
  }

  /** What was weighed already, and the rest as it would be. */
  async #weigh(
    { measure = 'tokens' }: ShareRule,
    entity: ClaimingEntity,
    months: { from: Month; to: Month },
  ): Promise<WeighedMonth[]> {
    const { weights, usage } = this.#options;
    const stored = ((await weights.list()).get(entity.entityRef) ?? []).filter(
      it => it.measure === measure,
    );
    const known = new Set(stored.map(({ month }) => month));
    const others = await usage.weigh(entity, { measure, months });
    return [...stored, ...others.filter(({ month }) => !known.has(month))].sort(
      (a, b) => (a.month < b.month ? -1 : 1),
    );
  }

  /** Which entities a query asks for; owners are those of its last day. */
  async #filter({
    to,
    filters = {},
  }: PortfolioQuery): Promise<(entityRef: string) => boolean> {
    const { entity, owner } = filters;
    const owners = owner && (await readOwnersOn(this.#options.knex, to));
    return ref =>
      (entity === undefined || entity.includes(ref)) &&
      (owner === undefined || owner.includes(owners?.get(ref) ?? ''));
  }
}

function byMonth(sums: readonly ShareSum[]): Map<Month, bigint> {
  const months = new Map<Month, bigint>();
  for (const { month, cost } of sums) {
    months.set(month, (months.get(month) ?? 0n) + cost);
  }
  return months;
}

function monthsOf({ from, to }: PortfolioQuery): { from: Month; to: Month } {
  return { from: monthOf(from), to: monthOf(to) };
}
