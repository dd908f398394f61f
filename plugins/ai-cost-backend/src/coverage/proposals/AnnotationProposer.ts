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

import { NotFoundError } from '@backstage/errors';
import type {
  AnnotationProposals,
  PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { KeptAnswer } from '../../catalog/KeptAnswer';
import type { CatalogAttribution } from '../../attribution/AttributorProvider';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import { readSnapshot } from '../../ledger/readSnapshot';
import type { GroupKey } from '../report/groupId';
import { compareCosts, type NobodysLine } from '../report/lineGroups';
import { readLineNames } from '../report/readLineNames';
import { readGroupKey } from '../sums/readGroupKey';
import { readGroupLines } from '../sums/readGroupLines';
import { findByAccount, findByName } from './findCandidates';
import { accountList } from './LineSignal';
import { rankProposals } from './rankProposals';
import { readAccountOwners } from './readAccountOwners';
import { SignalCosts, type CostedSignal } from './SignalCosts';

// Bounds of the work: every name is compared with every entity's.
const MOST_LINES = 5_000;
const MOST_SIGNALS = 100;

/** Proposes who might answer for charges that are nobody's. */
export class AnnotationProposer {
  readonly #options: {
    knex: Knex;
    catalog: KeptAnswer<CatalogAttribution>;
    structure: () => Promise<CatalogStructure>;
    entityTags: readonly string[];
  };

  static create(options: {
    knex: Knex;
    catalog: KeptAnswer<CatalogAttribution>;
    structure: () => Promise<CatalogStructure>;
    /** Keys of tags whose value is the name of an entity. */
    entityTags: readonly string[];
  }): AnnotationProposer {
    return new AnnotationProposer(options);
  }

  private constructor(
    options: Parameters<typeof AnnotationProposer.create>[0],
  ) {
    this.#options = options;
  }

  /**
   * @param options - `readable` keeps those of some entities that the reader
   * may see; others are not proposed
   * @throws NotFoundError when nothing is in the group
   */
  async proposals(
    groupId: string,
    query: PortfolioQuery,
    options: {
      readable(entityRefs: readonly string[]): Promise<ReadonlySet<string>>;
    },
  ): Promise<AnnotationProposals> {
    const { knex, structure, entityTags } = this.#options;
    const catalog = await this.#options.catalog.current();
    const entities = catalog.entities.filter(({ orphaned }) => !orphaned);
    const { candidates, group } = await readSnapshot(knex, async trx => {
      const key = await readGroupKey(trx, groupId);
      if (!key) {
        throw new NotFoundError(
          'There is no such group; somebody may claim its charges by now',
        );
      }
      const { currency, lines } = await readGroupLines({
        knex: trx,
        key,
        query,
      });
      const costs = new Map(
        lines.map(({ lineId, costs: { cost } }) => [lineId, cost]),
      );
      const signals = new SignalCosts(entityTags);
      for await (const line of readLineNames(trx, mostExpensive(lines))) {
        signals.add(line, costs.get(line.lineId)!);
      }
      const account = accountOf(key, lines);
      const owners =
        currency === undefined
          ? []
          : await readAccountOwners({ knex: trx, key, range: query, currency });
      return {
        candidates: [
          ...(await findByName(entities, signals.top(MOST_SIGNALS))),
          ...findByAccount(entities, owners, account),
        ],
        group: { cost: account.cost, lines: lines.length },
      };
    });
    const readable = await options.readable([
      ...new Set(candidates.map(({ entity }) => entity.entityRef)),
    ]);
    const placed = await structure();
    const proposals = rankProposals(
      candidates.filter(({ entity }) => readable.has(entity.entityRef)),
      group,
    );
    return {
      groupId,
      proposals: proposals.map(proposal => ({
        ...proposal,
        title: placed.titleOf(proposal.entityRef),
        editUrl: placed.entity(proposal.entityRef)?.editUrl,
      })),
    };
  }
}

/** All of a group, which its account would claim. */
function accountOf(
  { subAccount, billingAccount }: GroupKey,
  lines: readonly NobodysLine[],
): CostedSignal {
  const item = subAccount || billingAccount;
  return {
    list: subAccount ? accountList(subAccount) : 'accounts',
    item,
    text: item,
    said: `The account ${item}`,
    weight: 1,
    cost: lines.reduce((sum, { costs }) => sum + costs.cost, 0n),
    lines: new Map(lines.map(({ lineId, costs }) => [lineId, costs.cost])),
  };
}

function mostExpensive(lines: readonly NobodysLine[]): number[] {
  return [...lines]
    .sort((a, b) => compareCosts(b.costs.cost, a.costs.cost))
    .slice(0, MOST_LINES)
    .map(({ lineId }) => lineId);
}
