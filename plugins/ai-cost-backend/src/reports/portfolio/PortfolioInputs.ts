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
  HiddenSpend,
  PortfolioQuery,
  SprawlRule,
} from 'backstage-plugin-ai-cost-common';
import { createHash } from 'node:crypto';
import type { Reporting } from '../../currency/ReportingRates';
import type { PortfolioRights } from '../../permissions/ReadableEntities';
import { stateOfSources } from '../entity/entityTag';
import type { KnownSource } from '../freshness/readKnownSources';
import type { OwnedSpan } from '../rollup/Ownership';

// Raise it with every change of the code that makes another report of the same
// data: readers would go on with the one that they have.
const REPORT_VERSION = 1;

/** What a report on everybody's spend follows from. */
export interface PortfolioInputs {
  now: Date;
  rights: PortfolioRights;
  sources: readonly KnownSource[];
  /** Rises with every change of attributions. */
  attributionVersion: number;
  /** Owners of all entities with spend, over both windows. */
  spans: readonly OwnedSpan[];
  /** Titles of entities and owners, by ref. */
  titles: ReadonlyMap<string, string>;
  approvals: readonly SprawlRule[];
  /** Undefined when nothing is converted. */
  reporting?: Reporting;
}

/**
 * An HTTP entity tag that changes whenever a report may: with a delivery, an
 * attribution, an owner, a title, the freshness of a source, a currency's rate,
 * the list of approvals, what the reader may see, the UTC day, the question, or
 * the code.
 *
 * @param report - which of the reports
 */
export function portfolioTag(
  report: string,
  query: PortfolioQuery,
  inputs: PortfolioInputs,
): string {
  const { rights, reporting } = inputs;
  const content = [
    REPORT_VERSION,
    report,
    query,
    inputs.now.toISOString().slice(0, 10),
    [
      rights.all || [...rights.entityRefs].sort(),
      rights.mayReadUnallocated,
      rights.mayReadSources,
    ],
    inputs.attributionVersion,
    inputs.spans.map(({ entityRef, owner, from, to }) => [
      entityRef,
      owner,
      from,
      to,
    ]),
    [...inputs.titles],
    inputs.approvals,
    reporting && [reporting.currency, reporting.book.version],
    stateOfSources(inputs.sources),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url');
  // Weak, for a proxy may compress the body.
  return `W/"${digest}"`;
}

/** What the reader does not see; undefined when that is nothing. */
export function hiddenSpend({
  rights,
  spans,
}: PortfolioInputs): HiddenSpend | undefined {
  const refs = new Set(spans.map(({ entityRef }) => entityRef));
  const entities = rights.all
    ? 0
    : [...refs].filter(ref => !rights.entityRefs.has(ref)).length;
  const unallocated = !rights.mayReadUnallocated;
  return entities > 0 || unallocated ? { entities, unallocated } : undefined;
}
