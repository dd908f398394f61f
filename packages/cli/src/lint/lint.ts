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

import path from 'node:path';
import { InputError } from '@backstage/errors';
import { readAttributionOptions } from 'backstage-plugin-ai-cost-node';
import { findFiles } from '../catalog/findFiles';
import { readConfig } from '../readConfig';
import { say } from '../say';
import { workingDirectory } from '../workingDirectory';
import { writeReport } from '../writeReport';
import { lintEntities } from './lintEntities';
import type { LintFinding } from './LintFinding';
import {
  readAnnotatedEntities,
  type AnnotatedEntity,
} from './readAnnotatedEntities';

const WRITERS = new Map<string, (findings: readonly LintFinding[]) => string>([
  ['text', writeText],
  ['json', findings => `${JSON.stringify({ findings }, null, 2)}\n`],
]);

/** The command line of `ai-cost lint`. */
export interface LintOptions {
  /** Files or patterns. */
  files: readonly string[];
  config?: string;
  output: string;
}

/**
 * Checks the annotations in catalog files and writes what is wrong to standard
 * output.
 *
 * @returns the exit code: 0, 1 when something is wrong, 2 when nothing could be
 * read
 * @throws when a file or the configuration is missing
 */
export async function lint(options: LintOptions): Promise<number> {
  const write = WRITERS.get(options.output);
  if (!write) {
    throw new InputError(
      `--output ${options.output} does not exist; write one of ${[
        ...WRITERS.keys(),
      ].join(', ')}`,
    );
  }
  const cwd = workingDirectory();
  const { kinds } = readAttributionOptions(
    await readConfig({ file: options.config, cwd }),
  );
  const files = new Set<string>();
  for (const pattern of options.files) {
    for (const file of await findFiles(pattern, cwd, 'lint')) {
      files.add(file);
    }
  }
  const entities: AnnotatedEntity[] = [];
  const unreadable: LintFinding[] = [];
  for (const file of files) {
    const read = await readAnnotatedEntities(file, path.relative(cwd, file));
    entities.push(...read.entities);
    unreadable.push(...read.findings);
  }
  const findings = [...unreadable, ...lintEntities(entities, { kinds })];
  writeReport(write(findings));
  const annotated = entities.filter(({ annotations }) => annotations.size > 0);
  say(
    `${files.size} ${files.size === 1 ? 'file' : 'files'}, ${
      annotated.length
    } of ${entities.length} entities have ai-cost annotations, ${
      findings.length
    } ${findings.length === 1 ? 'problem' : 'problems'}`,
  );
  if (findings.length === 0) {
    return 0;
  }
  return entities.length > 0 ? 1 : 2;
}

/** One line each, as compilers write them. */
function writeText(findings: readonly LintFinding[]): string {
  return findings
    .map(({ file, line, entityRef, annotation, value, message }) => {
      const subject = [entityRef, annotation, value && `"${value}"`]
        .filter(Boolean)
        .join(' ');
      return `${file}:${line}: ${subject}${subject && ': '}${message}\n`;
    })
    .join('');
}
