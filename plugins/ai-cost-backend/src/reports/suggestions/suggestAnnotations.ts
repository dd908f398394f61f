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
  AI_COST_ANNOTATIONS,
  parseAnnotations,
  type AnnotationSuggestion,
} from 'backstage-plugin-ai-cost-common';
import type { ChargeDimensions } from 'backstage-plugin-ai-cost-node';
import { resembles } from './resembles';

/** A charge line that is nobody's. */
export interface UnallocatedLine {
  lineId: number;
  dimensions: ChargeDimensions;
}

/** A suggestion with the lines that it was found in. */
export interface Candidate extends Omit<AnnotationSuggestion, 'lines'> {
  lineIds: number[];
}

const MAX_TAG_VALUE = 100;

/**
 * Annotations that would claim lines whose tags, resource or account carry a
 * name like the entity's; those in most lines first.
 */
export function suggestAnnotations(
  entityName: string,
  lines: readonly UnallocatedLine[],
): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const { lineId, dimensions } of lines) {
    for (const found of namesLike(entityName, dimensions)) {
      const key = `${found.annotation}=${found.value}`;
      const candidate = candidates.get(key) ?? { ...found, lineIds: [] };
      candidate.lineIds.push(lineId);
      candidates.set(key, candidate);
    }
  }
  return [...candidates.values()]
    .filter(isReadable)
    .sort(
      (a, b) =>
        b.lineIds.length - a.lineIds.length || (a.value < b.value ? -1 : 1),
    );
}

type FoundName = Omit<Candidate, 'lineIds'>;

function namesLike(
  entityName: string,
  dimensions: ChargeDimensions,
): FoundName[] {
  const found: FoundName[] = [];
  for (const [key, value] of Object.entries(dimensions.tags)) {
    if (value.length <= MAX_TAG_VALUE && resembles(entityName, value)) {
      found.push({
        annotation: AI_COST_ANNOTATIONS.tags,
        value: `${key.toLowerCase()}=${value}`,
        evidence: `Nobody’s charges have the tag ${key}=${value}`,
      });
    }
  }
  const { resourceId, resourceName, subAccountId, subAccountName } = dimensions;
  if (
    resourceId &&
    (resembles(entityName, resourceName ?? '') ||
      resembles(entityName, lastPart(resourceId)))
  ) {
    found.push({
      annotation: AI_COST_ANNOTATIONS.resources,
      value: resourceId,
      evidence: `Nobody’s charges are of the resource ${
        resourceName ?? lastPart(resourceId)
      }`,
    });
  }
  if (subAccountId && resembles(entityName, subAccountName ?? '')) {
    found.push({
      annotation: AI_COST_ANNOTATIONS.accounts,
      value: subAccountId,
      evidence: `Nobody’s charges are of the account ${subAccountName}`,
    });
  }
  return found;
}

function lastPart(resourceId: string): string {
  return resourceId.split(/[/:]/).pop()!;
}

/** A value that the annotation cannot hold as it stands claims something else. */
function isReadable({ annotation, value }: FoundName): boolean {
  if (/[,*]/.test(value)) {
    return false;
  }
  const { problems } = parseAnnotations({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'suggested', annotations: { [annotation]: value } },
  });
  return problems.length === 0;
}
