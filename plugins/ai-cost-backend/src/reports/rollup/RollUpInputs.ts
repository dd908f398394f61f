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

import type { RollUpQuery } from 'backstage-plugin-ai-cost-common';
import { createHash } from 'node:crypto';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import { stateOfSources } from '../entity/entityTag';
import type { KnownSource } from '../freshness/readKnownSources';
import type { Ownership } from './Ownership';

// Raise it with every change of the code that makes another report of the same
// data: readers would go on with the one that they have.
const REPORT_VERSION = 1;

/** What a roll-up follows from; owners are of what the reader may see. */
export interface RollUpInputs extends Ownership {
  query: RollUpQuery;
  now: Date;
  sources: readonly KnownSource[];
  /** Rises with every change of attributions. */
  attributionVersion: number;
  structure: CatalogStructure;
  /** How many entities of the scope the reader may not see. */
  hiddenEntities: number;
  /** The scopes directly below that the reader may see. */
  childRefs: readonly string[];
  /** How many problems annotations have, by entity. */
  problems: ReadonlyMap<string, number>;
}

/**
 * An HTTP entity tag that changes whenever a roll-up may: with a delivery, an
 * attribution, an owner, the catalog's structure, a problem, the freshness of a
 * source, what the reader may see, the UTC day, the question, or the code.
 */
export function rollUpTag(inputs: RollUpInputs): string {
  const { query, now, sources, structure, spans, childRefs } = inputs;
  const entityRefs = new Set(spans.map(({ entityRef }) => entityRef));
  const content = [
    REPORT_VERSION,
    query,
    now.toISOString().slice(0, 10),
    inputs.attributionVersion,
    spans.map(({ entityRef, owner, from, to }) => [entityRef, owner, from, to]),
    [...entityRefs].map(ref => inputs.lastOwners.get(ref)),
    inputs.hiddenEntities,
    [...inputs.problems],
    [...entityRefs].map(ref => [
      structure.entity(ref),
      structure.systemOf(ref),
    ]),
    childRefs.map(ref => {
      const child = structure.contentOf(ref, 'all');
      return [
        ref,
        structure.titleOf(ref),
        [...(child.by === 'owner' ? child.owners : child.entityRefs)],
      ];
    }),
    stateOfSources(sources),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url');
  // Weak, for a proxy may compress the body.
  return `W/"${digest}"`;
}
