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
import { problemOfFile } from '../files/offers';
import { periodInPath } from '../files/periodInPath';
import type { ListedFile } from '../storage/BillStorage';
import { expectedPaths } from './expectedPaths';
import type { Manifest } from './Manifest';
import { manifestFolder } from './manifestFolder';
import type { ManifestReader } from './ManifestReader';

/** A manifest, and where its files should be. */
export interface FoundManifest extends Manifest {
  file: ListedFile;
  paths: readonly string[];
}

/** What the manifests of a listing say. */
export interface NewestManifests {
  /** The manifest that counts, for each bill, measure and period. */
  newest: { period: Month; manifest: FoundManifest }[];
  /** Where manifests have a say. */
  folders: Set<string>;
  /** Periods whose newest manifest cannot be read. */
  held: Set<Month>;
  problems: SourceProblem[];
}

/**
 * Reads manifests and keeps the newest of each bill and period.
 *
 * @param options - `isListed` tells paths that are there; `isNarrowed` when only
 * some files are meant: manifests that name none of them are of something else
 */
export async function newestManifests(options: {
  manifests: readonly ListedFile[];
  reader: ManifestReader;
  isListed: (path: string) => boolean;
  isNarrowed: boolean;
  signal?: AbortSignal;
}): Promise<NewestManifests> {
  const { reader, isListed, isNarrowed, signal } = options;
  const newest = new Map<string, { period: Month; manifest: FoundManifest }>();
  const folders = new Set<string>();
  const problems: SourceProblem[] = [];
  const broken: ListedFile[] = [];
  for (const file of options.manifests) {
    let manifest: Awaited<ReturnType<ManifestReader['read']>>;
    try {
      manifest = await reader.read(file, signal);
    } catch (error) {
      signal?.throwIfAborted();
      problems.push(problemOfFile(file, error));
      broken.push(file);
      continue;
    }
    if (manifest === undefined) {
      continue;
    }
    if (manifest === 'no bill') {
      folders.add(manifestFolder(file.path));
      continue;
    }
    const paths = expectedPaths({
      manifest: file.path,
      keys: manifest.keys,
      isListed,
    });
    if (isNarrowed && !paths.some(isListed)) {
      continue;
    }
    folders.add(manifest.folder);
    const found = { ...manifest, file, paths };
    for (const period of manifest.periods) {
      const key = JSON.stringify([manifest.bill, manifest.measure, period]);
      const known = newest.get(key)?.manifest;
      if (!known || isNewer(found, known)) {
        newest.set(key, { period, manifest: found });
      }
    }
  }
  const found = [...newest.values()];
  return {
    newest: found,
    folders,
    held: new Set(broken.flatMap(file => periodsOfBroken(file, found))),
    problems,
  };
}

/**
 * One above the folders of runs is written with each run, and is the newest; else
 * time tells.
 */
function isNewer(a: FoundManifest, b: FoundManifest): boolean {
  const depth = (manifest: FoundManifest) =>
    manifest.measure === undefined ? manifest.file.path.split('/').length : 0;
  const difference = depth(b) - depth(a);
  if (difference !== 0) {
    return difference > 0;
  }
  return a.madeAt === b.madeAt
    ? a.file.name > b.file.name
    : a.madeAt > b.madeAt;
}

/** Periods that it may be the newest manifest of, and nobody knows. */
function periodsOfBroken(
  file: ListedFile,
  found: NewestManifests['newest'],
): Month[] {
  const folder = manifestFolder(file.path);
  const named = periodInPath(file.path)?.period;
  const replaced = new Set(
    found
      .filter(
        ({ manifest }) =>
          manifest.folder === folder &&
          (manifest.file.modifiedAt ?? '') > (file.modifiedAt ?? ''),
      )
      .map(({ period }) => period),
  );
  const periods =
    named === undefined
      ? found
          .filter(({ manifest }) => manifest.folder === folder)
          .map(({ period }) => period)
      : [named];
  return periods.filter(period => !replaced.has(period));
}
