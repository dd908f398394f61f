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

import type { Entity } from '@backstage/catalog-model';
import leven from 'leven';
import type { AnnotationProblem } from './AnnotationProblem';
import type { EntityClaims } from './EntityClaims';
import { excerpt, looksLikeSecret } from './excerpt';
import { MalformedValue } from './MalformedValue';
import { AI_COST_ANNOTATION_PREFIX, AI_COST_ANNOTATIONS } from './names';
import {
  readClaimingPatterns,
  readList,
  readPatterns,
  readText,
} from './readList';
import { readOwner } from './readOwner';
import { readShare } from './readShare';
import { readTags } from './readTags';
import { readTelemetryQueries, readUnitCostTargets } from './readTelemetry';
import type { EntityTelemetry, TelemetryQuery } from './TelemetryQuery';
import { WORKLOADS } from '../words/vocabulary';

/** @public */
export interface ParsedAnnotations {
  claims: EntityClaims;
  /** What it asks of telemetry sources, and aims at. */
  telemetry: EntityTelemetry;
  problems: AnnotationProblem[];
}

type Reader = (text: string, entity: Entity) => Partial<EntityClaims>;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [AI_COST_ANNOTATIONS.tags, text => ({ tags: readTags(text) })],
  [
    AI_COST_ANNOTATIONS.resources,
    text => ({ resources: readClaimingPatterns(text) }),
  ],
  [
    AI_COST_ANNOTATIONS.accounts,
    text => ({ accounts: readClaimingPatterns(text) }),
  ],
  [
    AI_COST_ANNOTATIONS.projects,
    text => ({ projects: readClaimingPatterns(text) }),
  ],
  [AI_COST_ANNOTATIONS.apiKeys, text => ({ apiKeys: readApiKeys(text) })],
  [AI_COST_ANNOTATIONS.models, text => ({ models: readPatterns(text) })],
  [
    AI_COST_ANNOTATIONS.environment,
    text => ({ environment: readLabel(text, 'environment') }),
  ],
  [
    AI_COST_ANNOTATIONS.owner,
    (text, entity) => ({ owner: readOwner(text, entity) }),
  ],
  [
    AI_COST_ANNOTATIONS.costCenter,
    text => ({ costCenter: readLabel(text, 'cost center') }),
  ],
  [AI_COST_ANNOTATIONS.workload, text => ({ workload: readWorkload(text) })],
  [
    AI_COST_ANNOTATIONS.share,
    (text, entity) => ({ share: readShare(text, entity) }),
  ],
]);

const QUERIES: ReadonlyMap<string, TelemetryQuery['kind']> = new Map([
  [AI_COST_ANNOTATIONS.unit, 'units'],
  [AI_COST_ANNOTATIONS.latency, 'latency'],
  [AI_COST_ANNOTATIONS.quality, 'quality'],
]);

const KNOWN: readonly string[] = Object.values(AI_COST_ANNOTATIONS);

/**
 * Reads an entity's `ai-cost/...` annotations. Never throws: what cannot be
 * read is a problem, and that annotation claims and says nothing.
 *
 * @remarks
 * Names are printable ASCII without commas. `*` stands for any run of
 * characters in resources, accounts, projects, key ids and models; except
 * for models, a pattern needs six characters in a row. Tags are compared exactly.
 *
 * @public
 */
export function parseAnnotations(entity: Entity): ParsedAnnotations {
  const claims: EntityClaims = {
    tags: [],
    resources: [],
    accounts: [],
    projects: [],
    apiKeys: [],
    models: [],
  };
  const telemetry: EntityTelemetry = { queries: [], targets: [] };
  const problems: AnnotationProblem[] = [];

  const annotations = Object.entries(entity.metadata.annotations ?? {});
  for (const [annotation, value] of annotations) {
    if (!annotation.startsWith(AI_COST_ANNOTATION_PREFIX)) {
      continue;
    }
    if (!KNOWN.includes(annotation)) {
      problems.push(unknownAnnotation(annotation));
      continue;
    }
    try {
      const kind = QUERIES.get(annotation);
      if (kind) {
        telemetry.queries.push(...readTelemetryQueries(value, kind));
      } else if (annotation === AI_COST_ANNOTATIONS.unitCostTarget) {
        telemetry.targets = readUnitCostTargets(readText(value));
      } else {
        const read = READERS.get(annotation);
        Object.assign(claims, read?.(readText(value), entity));
      }
    } catch (error) {
      if (!(error instanceof MalformedValue)) {
        throw error;
      }
      problems.push({
        annotation,
        value: error.value,
        kind: 'malformed',
        message: error.message,
      });
    }
  }
  return { claims, telemetry, problems };
}

function readApiKeys(text: string): string[] {
  const keys = readClaimingPatterns(text);
  const secret = keys.find(looksLikeSecret);
  if (secret !== undefined) {
    throw new MalformedValue(
      secret,
      'This looks like a secret key. Write the id or alias that the provider reports for it, and replace the key: the catalog is readable.',
    );
  }
  return keys;
}

function readLabel(text: string, what: string): string {
  const [label, ...more] = readList(text);
  if (more.length > 0 || label.length > 64) {
    throw new MalformedValue(
      text,
      `Write one ${what} of at most 64 characters.`,
    );
  }
  return label;
}

function readWorkload(text: string) {
  const workload = WORKLOADS.find(word => word === text.toLowerCase());
  if (!workload) {
    throw new MalformedValue(
      text,
      `Write one workload: ${WORKLOADS.join(', ')}.`,
    );
  }
  return workload;
}

function unknownAnnotation(annotation: string): AnnotationProblem {
  const written = annotation.slice(0, 80).toLowerCase();
  const [nearest] = KNOWN.map(known => ({
    known,
    distance: leven(written, known),
  })).sort((a, b) => a.distance - b.distance);
  return {
    annotation: excerpt(annotation),
    kind: 'unknown',
    message:
      nearest.distance <= 3
        ? `There is no such annotation. Did you mean ${nearest.known}?`
        : `There is no such annotation. These exist: ${KNOWN.join(', ')}.`,
  };
}
