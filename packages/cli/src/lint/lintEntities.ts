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
  isCostKind,
  parseAnnotations,
  type AnnotationProblem,
} from 'backstage-plugin-ai-cost-common';
import { findConflicts, type LintedEntity } from './findConflicts';
import type { LintFinding } from './LintFinding';
import type { AnnotatedEntity } from './readAnnotatedEntities';

/**
 * What is wrong with the annotations of entities, each for itself and among
 * them.
 *
 * @param options - `kinds` are those that hold costs
 */
export function lintEntities(
  entities: readonly AnnotatedEntity[],
  options: { kinds: readonly string[] },
): LintFinding[] {
  const findings: LintFinding[] = [];
  const linted: LintedEntity[] = [];
  const seen = new Map<string, AnnotatedEntity>();
  for (const entity of entities) {
    const first = seen.get(entity.entityRef);
    if (first) {
      findings.push({
        ...{ file: entity.file, line: entity.line },
        entityRef: entity.entityRef,
        kind: 'duplicate',
        message: `The entity is there twice, see ${first.file}:${first.line}. Rename or remove one.`,
      });
      continue;
    }
    seen.set(entity.entityRef, entity);
    const { claims, problems } = parseAnnotations(entity.entity);
    findings.push(...problems.map(problem => findingOf(entity, problem)));
    if (isCostKind(entity.entity.kind, options.kinds)) {
      linted.push({ ...entity, claims });
    } else {
      findings.push(...ignored(entity));
    }
  }
  return [...findings, ...findConflicts(linted)].sort(inOrder);
}

function findingOf(
  { file, line, entityRef, annotations }: AnnotatedEntity,
  { annotation, value, kind, message }: AnnotationProblem,
): LintFinding {
  return {
    file,
    line: annotations.get(annotation) ?? line,
    entityRef,
    annotation,
    value,
    // The others show over real charges alone.
    kind: kind === 'unknown' ? 'unknown' : 'malformed',
    message,
  };
}

function ignored({
  file,
  entity,
  entityRef,
  annotations,
}: AnnotatedEntity): LintFinding[] {
  return [...annotations].map(([annotation, line]) => ({
    ...{ file, line, entityRef, annotation },
    kind: 'ignored',
    message: `Entities of kind ${entity.kind} hold no costs, so it has no effect. Write it on a component, resource or API, or add the kind to aiCost.attribution.kinds.`,
  }));
}

function inOrder(a: LintFinding, b: LintFinding): number {
  if (a.file !== b.file) {
    return a.file < b.file ? -1 : 1;
  }
  return a.line - b.line;
}
