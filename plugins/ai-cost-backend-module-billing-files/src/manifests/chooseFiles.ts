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

import type { Month, SourceProblem } from 'backstage-plugin-ai-cost-common';
import { inTurns } from '../files/inTurns';
import { printable } from '../files/printable';
import type { ListedFile } from '../storage/BillStorage';
import { isBelow } from './manifestFolder';
import type { ManifestReader } from './ManifestReader';
import { newestManifests, type FoundManifest } from './newestManifests';

/** What manifests make of a listing. */
export interface ChosenFiles {
  /** Files of the newest manifests. */
  byPeriod: Map<Month, ListedFile[]>;
  /** Files in folders that no manifest has a say in. */
  others: ListedFile[];
  /** Periods that must not be offered. */
  held: Set<Month>;
  problems: SourceProblem[];
}

/**
 * Chooses the files that the newest manifests name. What else is in the folders
 * of an export is an older copy or not finished.
 *
 * @param options - `isNarrowed` when a glob takes only some of the files
 */
export async function chooseFiles(options: {
  files: readonly ListedFile[];
  manifests: readonly ListedFile[];
  reader: ManifestReader;
  isNarrowed: boolean;
  signal?: AbortSignal;
}): Promise<ChosenFiles> {
  const { files, ...rest } = options;
  const byPath = new Map(files.map(file => [file.path, file]));
  const { newest, folders, held, problems } = await newestManifests({
    ...rest,
    isListed: path => byPath.has(path),
  });
  const byPeriod = new Map<Month, Set<ListedFile>>();
  const others: ListedFile[] = [];
  const measures = new Map<string, FoundManifest>();
  for (const { period, manifest } of newest) {
    const { bill, countedWith, paths } = manifest;
    const key = JSON.stringify([bill, period]);
    const other = measures.get(key);
    measures.set(key, manifest);
    const missing = paths.filter(path => !byPath.has(path));
    if (other && other.countedWith !== countedWith) {
      held.add(period);
      problems.push(twoMeasures(period, other, manifest));
    } else if (missing.length > 0) {
      held.add(period);
      problems.push(stillUploaded(period, manifest, missing));
    } else {
      const known = byPeriod.get(period) ?? new Set();
      byPeriod.set(period, known);
      for (const path of paths) {
        known.add(byPath.get(path)!);
      }
    }
  }
  const ofExports = [...folders];
  for await (const file of inTurns(files)) {
    if (!ofExports.some(folder => isBelow(folder, file.path))) {
      others.push(file);
    }
  }
  return {
    byPeriod: new Map([...byPeriod].map(([period, of]) => [period, [...of]])),
    others,
    held,
    problems,
  };
}

function stillUploaded(
  period: Month,
  { file, paths }: FoundManifest,
  missing: readonly string[],
): SourceProblem {
  const name = printable(file.name);
  const first = printable(missing[0].split('/').pop()!);
  return {
    severity: 'warning',
    file: name,
    message: `${name}: ${missing.length} of the ${paths.length} files of ${period} are not there, such as ${first}: the bill is still being uploaded, and is not read`,
    advice:
      'Wait for the next run. If it stays so, export the period again, or have path take in all the files that the manifest names',
  };
}

function twoMeasures(
  period: Month,
  a: FoundManifest,
  b: FoundManifest,
): SourceProblem {
  const name = printable(b.file.name);
  return {
    severity: 'error',
    file: name,
    message: `${name}: ${period} is there as ${printable(
      a.measure ?? 'unknown',
    )} and as ${printable(
      b.measure ?? 'unknown',
    )}; the same charges would count twice, and are not read`,
    advice: 'Let path lead to one of the exports only',
  };
}
