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

import { promises as fs } from 'node:fs';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { AI_COST_ANNOTATION_PREFIX } from 'backstage-plugin-ai-cost-common';
import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseAllDocuments,
  type Document,
} from 'yaml';
import type { LintFinding } from './LintFinding';

/** An entity of a file, and where its annotations are. */
export interface AnnotatedEntity {
  file: string;
  entity: Entity;
  entityRef: string;
  /** Of the document. */
  line: number;
  /** Lines of its `ai-cost/...` annotations, by key. */
  annotations: ReadonlyMap<string, number>;
}

/**
 * Reads all entities of a file. What cannot be read is a finding, and the other
 * documents are read none the less.
 *
 * @param shown - the file's name in findings
 */
export async function readAnnotatedEntities(
  file: string,
  shown: string,
): Promise<{ entities: AnnotatedEntity[]; findings: LintFinding[] }> {
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const unreadable = (line: number, message: string): LintFinding => ({
    ...{ file: shown, line, message },
    kind: 'unreadable',
  });
  const documents = parseAllDocuments(await fs.readFile(file, 'utf8'), {
    lineCounter,
    // Pretty errors quote the file, which may not be meant to be shown.
    prettyErrors: false,
  });
  const entities: AnnotatedEntity[] = [];
  const findings: LintFinding[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const line = lineAt(document.contents?.range?.[0] ?? 0);
    const [error] = document.errors;
    if (error) {
      findings.push(unreadable(lineAt(error.pos[0]), error.message));
      continue;
    }
    try {
      const entity: unknown = document.toJS();
      if (isEntity(entity)) {
        entities.push({
          ...{ file: shown, entity, line },
          entityRef: stringifyEntityRef(entity),
          annotations: linesOf(document, lineAt),
        });
      } else if (entity !== null) {
        findings.push(
          unreadable(line, 'The document has no kind and metadata.name.'),
        );
      }
    } catch (failure) {
      // Aliases that would become too much, or a name that is none.
      findings.push(unreadable(line, (failure as Error).message));
    }
  }
  return { entities, findings };
}

function linesOf(
  document: Document.Parsed,
  lineAt: (offset: number) => number,
): Map<string, number> {
  const annotations = document.getIn(['metadata', 'annotations'], true);
  const lines = new Map<string, number>();
  for (const { key } of isMap(annotations) ? annotations.items : []) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name.startsWith(AI_COST_ANNOTATION_PREFIX)) {
      lines.set(name, lineAt((isNode(key) && key.range?.[0]) || 0));
    }
  }
  return lines;
}

function isEntity(value: unknown): value is Entity {
  const { kind, metadata } = (value ?? {}) as Partial<Entity>;
  return (
    typeof kind === 'string' &&
    typeof metadata === 'object' &&
    typeof metadata?.name === 'string'
  );
}
