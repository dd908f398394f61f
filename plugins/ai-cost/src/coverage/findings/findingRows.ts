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
  AnnotationFindings,
  AnnotationProblem,
  EntityAnnotationProblems,
} from 'backstage-plugin-ai-cost-common';

/** One problem of one entity. */
export interface FindingRow {
  entity: EntityAnnotationProblems;
  problem: AnnotationProblem;
}

/**
 * The problems of all entities, one by one.
 *
 * @param kind - leaves out all others
 */
export function findingRows(
  findings: AnnotationFindings,
  kind?: AnnotationProblem['kind'],
): FindingRow[] {
  return findings.items.flatMap(entity =>
    entity.problems
      .filter(problem => kind === undefined || problem.kind === kind)
      .map(problem => ({ entity, problem })),
  );
}
