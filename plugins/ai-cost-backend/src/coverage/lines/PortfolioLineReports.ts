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

import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  PortfolioChargeLine,
  PortfolioLinePage,
  PortfolioLineQuery,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { PortfolioRights } from '../../permissions/ReadableEntities';
import type { CurrentDelivery } from '../../reports/freshness/currentDelivery';
import { readCurrentDeliveries } from '../../reports/freshness/readCurrentDeliveries';
import { countsIn } from '../../reports/lines/ChargeLineReports';
import {
  comparePositions,
  positionOf,
  readCursor,
  writeCursor,
} from '../../reports/lines/lineCursor';
import { selectParts } from '../../reports/lines/lineParts';
import {
  readPartCosts,
  type LineCost,
} from '../../reports/lines/readLineCosts';
import { partIdOf, readLineDetails } from '../../reports/lines/readLineDetails';
import { readSnapshot } from '../../ledger/readSnapshot';
import { readGroupKey } from '../sums/readGroupKey';
import type { LineScope } from './LineScope';
import { scopedParts } from './LineScope';
import { readDividedLines, readLinesOnDays } from './readDividedLines';
import { readEntitiesOnDays, type EntitiesOnDays } from './readEntitiesOnDays';
import { readRankedLines, type RankedLine } from './readRankedLines';

const DEFAULT_LIMIT = 50;

/** Lists the charge lines behind any figure of many entities. */
export class PortfolioLineReports {
  readonly #knex: Knex;
  readonly #structure: () => Promise<CatalogStructure>;

  static create(options: {
    knex: Knex;
    structure: () => Promise<CatalogStructure>;
  }): PortfolioLineReports {
    return new PortfolioLineReports(options.knex, options.structure);
  }

  private constructor(knex: Knex, structure: () => Promise<CatalogStructure>) {
    this.#knex = knex;
    this.#structure = structure;
  }

  /** The entities that a query may list lines of: for rights on them. */
  async entitiesOf(query: PortfolioLineQuery): Promise<string[]> {
    const days = await this.#daysOf(this.#knex, query);
    if (days) {
      const refs = new Set(days.flatMap(({ entityRefs }) => entityRefs));
      refs.delete('');
      return [...refs];
    }
    if (isNobodys(query)) {
      return [];
    }
    const { entity } = query.filters ?? {};
    return entity
      ? entity.filter(ref => ref !== '')
      : this.#knex('attributions')
          .whereNot('entity_ref', '')
          .distinct('entity_ref')
          .pluck('entity_ref');
  }

  /**
   * One page of lines, in one currency, the most expensive first.
   *
   * @param rights - on the entities of {@link entitiesOf}
   * @throws NotAllowedError when it asks for what is nobody's, and may not
   * @throws InputError when the cursor is not of this query
   */
  async lines(
    query: PortfolioLineQuery,
    rights: PortfolioRights,
  ): Promise<PortfolioLinePage> {
    if (isNobodys(query) && !rights.mayReadUnallocated) {
      throw new NotAllowedError("You may not read what is nobody's");
    }
    const { limit = DEFAULT_LIMIT } = query;
    const after =
      query.cursor === undefined ? undefined : readCursor(query, query.cursor);
    return readSnapshot(this.#knex, async knex => {
      const deliveries = await readCurrentDeliveries(knex);
      const ranked = inOneCurrency(
        await this.#rank(knex, { query, rights, deliveries }),
      ).sort((a, b) => comparePositions(a.position, b.position));
      const remaining = ranked.filter(
        ({ position }) => !after || comparePositions(after, position) < 0,
      );
      const page = remaining.slice(0, limit);
      const costs = await completeCosts(page, { knex, query, deliveries });
      const items = await readLineDetails({ knex, query, costs, deliveries });
      return {
        items: await withEntities(knex, items, costs),
        nextCursor:
          remaining.length > limit
            ? writeCursor(query, page[page.length - 1].position)
            : undefined,
        totalItems: ranked.length,
      };
    });
  }

  async #rank(
    knex: Knex,
    options: {
      query: PortfolioLineQuery;
      rights: PortfolioRights;
      deliveries: readonly CurrentDelivery[];
    },
  ): Promise<RankedLine[]> {
    const { query, rights } = options;
    const deliveryIds = countedIds(options.deliveries, query);
    const group =
      query.group === undefined
        ? undefined
        : await readGroupKey(knex, query.group);
    if (query.group !== undefined && !group) {
      throw new NotFoundError(
        'There is no such group; somebody may claim its charges by now',
      );
    }
    const days = await this.#daysOf(knex, query);
    if (!days) {
      const scope: LineScope = {
        query,
        group,
        entityRefs: refsOf(query, rights),
      };
      return [
        ...(await readRankedLines({ knex, scope })),
        ...rankedOf(
          await readDividedLines({ knex, scope, deliveryIds }),
          query,
        ),
      ];
    }
    const readable = days.map(({ entityRefs, ...range }) => ({
      ...range,
      entityRefs: entityRefs.filter(ref =>
        ref === '' ? rights.mayReadUnallocated : rights.entityRefs.has(ref),
      ),
    }));
    const isWhole = ({ from, to }: EntitiesOnDays) =>
      from === query.from && to === query.to;
    const scope: LineScope = {
      query,
      group,
      entityRefs: readable.filter(isWhole).flatMap(it => it.entityRefs),
    };
    const some = readable.filter(it => !isWhole(it));
    return [
      ...(await readRankedLines({ knex, scope })),
      ...rankedOf(
        [
          ...(await readDividedLines({ knex, scope, deliveryIds })),
          ...(await readLinesOnDays({ knex, scope, some, deliveryIds })),
        ],
        query,
      ),
    ];
  }

  async #daysOf(
    knex: Knex,
    query: PortfolioLineQuery,
  ): Promise<EntitiesOnDays[] | undefined> {
    const { scopeRef, relations = 'all' } = query;
    const content =
      scopeRef === undefined
        ? undefined
        : (await this.#structure()).contentOf(scopeRef, relations);
    return readEntitiesOnDays({ knex, query, content });
  }
}

/** True when a query is only about what is nobody's. */
function isNobodys({ reason, group }: PortfolioLineQuery): boolean {
  return reason !== undefined || group !== undefined;
}

/** Whose lines may be listed; undefined for everybody's. */
function refsOf(
  query: PortfolioLineQuery,
  rights: PortfolioRights,
): string[] | undefined {
  const { entity } = query.filters ?? {};
  if (isNobodys(query)) {
    return [''];
  }
  const asked = entity === undefined || entity.includes('');
  const nobody = asked && rights.mayReadUnallocated ? [''] : [];
  return rights.all && rights.mayReadUnallocated && entity === undefined
    ? undefined
    : [...rights.entityRefs, ...nobody];
}

function countedIds(
  deliveries: readonly CurrentDelivery[],
  query: PortfolioLineQuery,
): number[] {
  return deliveries
    .filter(delivery => countsIn(delivery, query))
    .map(({ id }) => id);
}

function rankedOf(
  costs: readonly LineCost[],
  { basis }: PortfolioLineQuery,
): RankedLine[] {
  return costs.map(cost => ({
    position: positionOf(cost, basis),
    currency: cost.currency,
    charges: cost.charges,
    cost,
  }));
}

/** All costs of the lines of a page, in its order. */
async function completeCosts(
  page: readonly RankedLine[],
  options: {
    knex: Knex;
    query: PortfolioLineQuery;
    deliveries: readonly CurrentDelivery[];
  },
): Promise<LineCost[]> {
  const { knex, query, deliveries } = options;
  const lineIds = page
    .filter(({ cost }) => cost === undefined)
    .map(({ position }) => position.lineId);
  const parts = scopedParts(knex, { query: { ...query, filters: undefined } });
  const read =
    lineIds.length === 0
      ? []
      : await readPartCosts({
          knex,
          query,
          lineIds,
          deliveryIds: countedIds(deliveries, query),
          parts: selectParts(knex, parts, query),
        });
  const byLine = new Map(read.map(cost => [cost.lineId, cost]));
  return page.map(({ position, cost }) => cost ?? byLine.get(position.lineId)!);
}

/** Keeps the currency with the most charges: others cannot be ordered with it. */
function inOneCurrency(lines: readonly RankedLine[]): RankedLine[] {
  const charges = new Map<string, number>();
  for (const line of lines) {
    const sum = charges.get(line.currency) ?? 0;
    charges.set(line.currency, sum + line.charges);
  }
  const [most] = [...charges].sort(
    ([a, chargesOfA], [b, chargesOfB]) =>
      chargesOfB - chargesOfA || (a < b ? -1 : 1),
  );
  return lines.filter(({ currency }) => currency === most[0]);
}

/** Says whose the lines of a page are. */
async function withEntities(
  knex: Knex,
  items: Awaited<ReturnType<typeof readLineDetails>>,
  costs: readonly LineCost[],
): Promise<PortfolioChargeLine[]> {
  const query = knex('attributions').select(
    'line_id',
    'valid_from',
    'part',
    'entity_ref',
    'unallocated_reason',
  );
  whereIdIn(
    query,
    'line_id',
    costs.map(({ lineId }) => lineId),
  );
  const rows: {
    line_id: number;
    valid_from: string;
    part: number;
    entity_ref: string;
    unallocated_reason: string;
  }[] = await query;
  const byPart = new Map(
    rows.map(row => [
      partIdOf({
        lineId: row.line_id,
        validFrom: row.valid_from,
        part: row.part,
      }),
      row,
    ]),
  );
  return items.map(item => {
    const { entity_ref: entityRef, unallocated_reason: reason } = byPart.get(
      item.id,
    )!;
    return {
      ...item,
      entityRef,
      unallocatedReason: (reason || undefined) as UnallocatedReason | undefined,
    };
  });
}
