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
  type RollUpValue,
  type RollUpValueQuery,
  type UnitCostTarget,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetrySource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import type { KnownReports } from '../../CostReports';
import {
  readKnownSources,
  type KnownSource,
} from '../../freshness/readKnownSources';
import { sourcesBehind } from '../../freshness/sourcesBehind';
import { preferIndexes } from '../../preferIndexes';
import { readSnapshot } from '../../../ledger/readSnapshot';
import type { EntityFigures } from '../../value/telemetry/Figure';
import { readFigures } from '../../value/telemetry/readFigures';
import { readRange } from '../../window/previousRange';
import type { RollUpReportsOptions } from '../RollUpReports';
import { memberFacts } from './MemberFacts';
import { memberValue } from './memberValue';
import { readMemberCosts, type MemberCosts } from './readMemberCosts';

/** What {@link RollUpValues} reads. */
export interface RollUpValuesOptions
  extends Omit<RollUpReportsOptions, 'structure'> {
  /** The telemetry sources, in the order of the configuration. */
  telemetrySources: () => readonly TelemetrySource[];
}

/** The value of a roll-up with the tag by which it is told from older ones. */
export interface TaggedRollUpValue {
  /** An HTTP entity tag, quoted. */
  etag: string;
  /** Undefined when the reader has it. */
  report?: RollUpValue;
}

/** What the value of a roll-up is made of, by entity. */
interface RollUpValueInputs {
  query: RollUpValueQuery;
  figures: ReadonlyMap<string, EntityFigures>;
  costs: MemberCosts;
  sources: readonly KnownSource[];
  targets: ReadonlyMap<string, readonly UnitCostTarget[]>;
}

/** Measures many entities at once, each as its own report does. */
export class RollUpValues {
  readonly #options: RollUpValuesOptions;

  static create(options: RollUpValuesOptions): RollUpValues {
    return new RollUpValues(options);
  }

  private constructor(options: RollUpValuesOptions) {
    this.#options = options;
  }

  /**
   * The figures of those of the entities that anything was measured of, unless
   * the reader has them.
   *
   * @param options - `entityRefs` are those that the reader may see; `targetsOf`
   * reads what the annotations of some aim at
   */
  async rollUpValue(
    query: RollUpValueQuery,
    options: {
      entityRefs: ReadonlySet<string>;
      targetsOf: (
        entityRefs: string[],
      ) => Promise<ReadonlyMap<string, readonly UnitCostTarget[]>>;
    } & KnownReports,
  ): Promise<TaggedRollUpValue> {
    const { entityRefs, targetsOf, isKnown } = options;
    const read = await readSnapshot(this.#options.knex, async knex => {
      await preferIndexes(knex);
      return this.#read(knex, query, [...entityRefs].sort());
    });
    const producing = [...read.figures]
      .filter(([, { counts }]) => counts.some(it => it.measure === 'units'))
      .map(([entityRef]) => entityRef);
    const report = buildValues({
      ...read,
      query,
      targets: await targetsOf(producing),
    });
    const etag = tagOf(report);
    return isKnown?.(etag) ? { etag } : { etag, report };
  }

  async #read(
    knex: Knex,
    query: RollUpValueQuery,
    entityRefs: string[],
  ): Promise<Omit<RollUpValueInputs, 'query' | 'targets'>> {
    const { configuredSources, telemetrySources, now } = this.#options;
    const { from, to } = readRange(query);
    const figures = await readFigures({
      knex,
      entityRefs,
      range: { from, to },
      configured: telemetrySources(),
    });
    return {
      figures,
      costs: await readMemberCosts({
        knex,
        entityRefs,
        measured: [...figures.keys()],
        range: { from: query.from, to: query.to },
        months: { from: monthOf(from), to: monthOf(to) },
        currency: query.currency,
      }),
      sources: await readKnownSources({
        knex,
        configured: configuredSources(),
        now: now(),
      }),
    };
  }
}

function buildValues(inputs: RollUpValueInputs): RollUpValue {
  const { query, figures, costs, sources: allSources, targets } = inputs;
  const members = [...figures].map(([entityRef, ofEntity]) => {
    const used = costs.deliveries.get(entityRef) ?? new Set();
    const sources = sourcesBehind(used, allSources);
    const facts = memberFacts(query, costs.currency, {
      figures: ofEntity,
      amounts: costs.amounts.get(entityRef) ?? [],
      // Where nothing was charged, all sources tell which days are missing.
      sources: sources.length > 0 ? sources : allSources,
      targets: targets.get(entityRef) ?? [],
    });
    return memberValue(entityRef, facts);
  });
  return {
    scopeRef: query.scopeRef,
    currency: costs.currency,
    members: members.sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1)),
  };
}

/** Of the answer itself: its figures are few beside what they are made of. */
function tagOf(report: RollUpValue): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(report))
    .digest('base64url');
  // Weak, for a proxy may compress the body.
  return `W/"${digest}"`;
}
