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

import type { LineAttribution } from 'backstage-plugin-ai-cost-node';
import { storableText } from '../storableText';

/** A row of `attributions`: one part of a line, from one day on. */
export interface AttributionRow {
  line_id: number;
  valid_from: string;
  part: number;
  entity_ref: string;
  unallocated_reason: string;
  environment: string;
  model: string;
  workload: string;
  weight: number;
  rule: string;
  reason: string;
  conflict: number;
  alternatives: string;
  shared_from: string;
}

export const ATTRIBUTION_COLUMNS = [
  'line_id',
  'valid_from',
  'part',
  'entity_ref',
  'unallocated_reason',
  'environment',
  'model',
  'workload',
  'weight',
  'rule',
  'reason',
  'conflict',
  'alternatives',
  'shared_from',
] as const satisfies readonly (keyof AttributionRow)[];

/** The rows of a line's attribution, in the order of their key. */
export function attributionRows(
  lineId: number,
  attribution: LineAttribution,
): AttributionRow[] {
  return attribution.segments.flatMap(({ validFrom, parts }) =>
    parts.map((part, index) => ({
      line_id: lineId,
      valid_from: validFrom ?? '',
      part: index,
      entity_ref: part.entityRef ?? '',
      unallocated_reason: part.unallocatedReason ?? '',
      environment: storableText(part.environment),
      model: storableText(part.model),
      workload: part.workload,
      weight: part.weight,
      rule: storableText(part.rule),
      reason: storableText(part.reason),
      conflict: part.conflict ? 1 : 0,
      alternatives:
        part.alternatives.length === 0
          ? '[]'
          : JSON.stringify(part.alternatives),
      shared_from: part.sharedFrom ?? '',
    })),
  );
}

/** True when both hold the same attribution. */
export function sameAttribution(
  a: readonly AttributionRow[],
  b: readonly AttributionRow[],
): boolean {
  return (
    a.length === b.length &&
    a.every((row, index) =>
      ATTRIBUTION_COLUMNS.every(column => row[column] === b[index][column]),
    )
  );
}
