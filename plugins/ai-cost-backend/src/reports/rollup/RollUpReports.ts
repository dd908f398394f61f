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
  RollUpQuery,
  RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import { readAttributionState } from '../../ledger/attributions/AttributionState';
import type { KnownReports } from '../CostReports';
import { readKnownSources } from '../freshness/readKnownSources';
import { preferIndexes } from '../preferIndexes';
import { readSnapshot } from '../../ledger/readSnapshot';
import { readRange } from '../window/previousRange';
import { buildRollUp } from './buildRollUp';
import { readOwnership } from './Ownership';
import { readProblemCounts } from './readProblemCounts';
import { rollUpTag, type RollUpInputs } from './RollUpInputs';

/** What {@link RollUpReports} reads. */
export interface RollUpReportsOptions {
  knex: Knex;
  structure: () => Promise<CatalogStructure>;
  /** The billing sources of this portal's configuration. */
  configuredSources: () => BillingSource[];
  now: () => Date;
}

/** Which part of a scope is asked about, and when. */
export type RollUpScopeQuery = Pick<
  RollUpQuery,
  'scopeRef' | 'relations' | 'from' | 'to'
>;

/** What a roll-up may be made of, before it is known who asks. */
export interface RollUpScope {
  /** Every entity that is of the scope in the range or the one before. */
  entityRefs: string[];
  /** The scopes directly below; none when only the scope itself is asked for. */
  childRefs: string[];
}

/** What of a {@link RollUpScope} the reader may see. */
export interface RollUpRights {
  entityRefs: ReadonlySet<string>;
  childRefs: readonly string[];
}

/** A roll-up with the tag by which it is told from older ones. */
export interface TaggedRollUp {
  /** An HTTP entity tag, quoted. */
  etag: string;
  /** Undefined when the reader has it. */
  report?: RollUpReport;
}

/** Builds the reports on what Groups, Users, Systems and Domains answer for. */
export class RollUpReports {
  readonly #options: RollUpReportsOptions;

  static create(options: RollUpReportsOptions): RollUpReports {
    return new RollUpReports(options);
  }

  private constructor(options: RollUpReportsOptions) {
    this.#options = options;
  }

  /** What to ask the rights of. Nothing of its costs is read. */
  async scope(query: RollUpScopeQuery): Promise<RollUpScope> {
    const { scopeRef, relations = 'all' } = query;
    const structure = await this.#options.structure();
    const { spans } = await readOwnership({
      knex: this.#options.knex,
      content: structure.contentOf(scopeRef, relations),
      range: readRange(query),
    });
    return {
      entityRefs: [...new Set(spans.map(({ entityRef }) => entityRef))],
      childRefs:
        relations === 'direct'
          ? []
          : structure.childrenOf(scopeRef).map(child => child.entityRef),
    };
  }

  /** The report of what the reader may see, unless the reader has it. */
  async rollUp(
    query: RollUpQuery,
    options: { rights: RollUpRights } & KnownReports,
  ): Promise<TaggedRollUp> {
    const structure = await this.#options.structure();
    return readSnapshot(this.#options.knex, async knex => {
      await preferIndexes(knex);
      const inputs = await this.#readInputs(knex, {
        query,
        structure,
        rights: options.rights,
      });
      const etag = rollUpTag(inputs);
      return options.isKnown?.(etag)
        ? { etag }
        : { etag, report: await buildRollUp(knex, inputs) };
    });
  }

  async #readInputs(
    knex: Knex,
    options: {
      query: RollUpQuery;
      structure: CatalogStructure;
      rights: RollUpRights;
    },
  ): Promise<RollUpInputs> {
    const { query, structure, rights } = options;
    const now = this.#options.now();
    const configured = this.#options.configuredSources();
    const { version } = await readAttributionState(knex);
    const { spans, lastOwners } = await readOwnership({
      knex,
      content: structure.contentOf(query.scopeRef, query.relations ?? 'all'),
      range: readRange(query),
    });
    const mayRead = ({ entityRef }: { entityRef: string }) =>
      rights.entityRefs.has(entityRef);
    const hidden = spans.filter(span => !mayRead(span));
    return {
      query,
      now,
      sources: await readKnownSources({ knex, configured, now }),
      attributionVersion: version,
      structure,
      spans: spans.filter(mayRead),
      lastOwners,
      hiddenEntities: new Set(hidden.map(({ entityRef }) => entityRef)).size,
      childRefs: rights.childRefs,
      problems: await readProblemCounts(knex, rights.entityRefs),
    };
  }
}
