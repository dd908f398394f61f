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
  excerpt,
  type AnnotationProblem,
} from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from './CatalogSnapshot';

/**
 * What keeps the cost of an entity from being shared out as its rule says.
 *
 * @param entities - all that charges can belong to, by ref
 * @public
 */
export function shareProblems(
  { claims, share }: ClaimingEntity,
  entities: ReadonlyMap<string, ClaimingEntity>,
): AnnotationProblem[] {
  if (!share) {
    return [];
  }
  const { rule, usage } = share;
  const annotation = AI_COST_ANNOTATIONS.share;
  const where =
    rule.origin === 'page' ? ', as the rule that was saved for it says' : '';
  const problems = rule.consumers.flatMap(
    ({ entityRef }): AnnotationProblem[] => {
      const consumer = entities.get(entityRef);
      return consumer && !consumer.orphaned
        ? []
        : [
            {
              annotation,
              value: excerpt(entityRef),
              kind: 'no-match',
              message: `The catalog ${
                consumer ? 'has orphaned' : 'does not have'
              } this consumer${where}, so its part stays with the entity. Correct the ref, or share with another.`,
            },
          ];
    },
  );
  // Where usage is not known at all, there is nothing to correct.
  const unused = usage?.every(({ weights }) =>
    weights.every(({ entityRef }) => entityRef === rule.entityRef),
  );
  if (rule.method === 'usage' && unused) {
    const named =
      claims.models.length + claims.accounts.length + claims.resources.length;
    problems.push({
      annotation,
      kind: 'no-match',
      message:
        named === 0
          ? `Nothing tells what usage is of the entity${where}, so it keeps its cost. Name its models in ai-cost/models.`
          : `No usage of the entity is known${where}, so it keeps its cost. Report usage with its models, or share by weights.`,
    });
  }
  return problems;
}
