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

import type { Stats } from 'node:fs';
import fs from 'node:fs/promises';
import nodePath from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import fastGlob, { type Entry } from 'fast-glob';
import micromatch from 'micromatch';
import { manifestPattern } from '../manifests/manifestNames';
import type { BillFile } from './BillFile';
import { folderReader } from './folderReader';
import { printable } from './printable';

/** Names of bills, as a glob. */
export const BILLS =
  '**/*.{csv,tsv,txt,jsonl,ndjson,csv.gz,tsv.gz,txt.gz,jsonl.gz,ndjson.gz,parquet}';
/** Names of what writers have not finished. */
export const NOT_FINISHED = ['**/_!(manifest.json)', '**/_*/**'];
/** Globs overlook some of them; such names are refused later, with a word on it. */
const LINE_END = /[\n\r\u2028\u2029]/;
// Links are followed, for mounted volumes have them.
const DEEPEST = 12;
export const MOST_FILES = 100_000;

/** Where to look for files, and for which. */
export interface FileSearch {
  /** The folder that names are relative to. */
  base: string;
  /** Of names, as a glob. */
  pattern: string;
  /** Of the manifests of what the glob matches, where there may be some. */
  manifests?: string;
  caseSensitive: boolean;
}

/**
 * Says what a path stands for: the bills in a folder and below it, the files
 * that a glob matches, or one file.
 *
 * @param path - absolute, or relative to `cwd`, which is the working directory
 * unless told
 */
export async function searchFor(
  path: string,
  cwd: string = process.cwd(),
): Promise<FileSearch> {
  const absolute = nodePath.resolve(cwd, path);
  const stats = await fs.stat(absolute).catch(() => undefined);
  if (stats?.isFile()) {
    return {
      base: nodePath.dirname(absolute),
      pattern: fastGlob.escapePath(nodePath.basename(absolute)),
      caseSensitive: true,
    };
  }
  return stats?.isDirectory()
    ? {
        base: absolute,
        pattern: BILLS,
        manifests: manifestPattern(BILLS),
        caseSensitive: false,
      }
    : { ...splitGlob(path, cwd), caseSensitive: true };
}

/**
 * Lists what a path stands for, in the order of names. Files that begin with a
 * dot or underscore are left out, for writers use them for what is not finished.
 *
 * @param path - as {@link searchFor} takes it
 * @returns bills, and the manifests that say which of them count
 * @throws DeliveryError when there are more than a hundred thousand
 */
export async function listFiles(
  path: string,
  options?: { cwd?: string; signal?: AbortSignal },
): Promise<BillFile[]> {
  const { cwd, signal } = options ?? {};
  const { base, pattern, manifests, caseSensitive } = await searchFor(
    path,
    cwd,
  );
  const patterns = [pattern, manifests ?? []].flat();
  const files: BillFile[] = [];
  const unseen = new Set<string>();
  const found = fastGlob.stream(patterns, {
    caseSensitiveMatch: caseSensitive,
    cwd: base,
    stats: true,
    objectMode: true,
    deep: DEEPEST,
    ignore: NOT_FINISHED,
    fs: folderReader({
      onFound(file) {
        const name = nodePath.relative(base, file);
        if (
          LINE_END.test(name) &&
          micromatch.isMatch(printable(name), patterns, {
            ignore: NOT_FINISHED,
            nocase: !caseSensitive,
            posix: true,
          })
        ) {
          unseen.add(name);
        }
      },
    }),
  });
  const entries: AsyncIterable<Entry> = signal
    ? addAbortSignal(signal, Readable.from(found))
    : Readable.from(found);
  const add = (name: string, stats: Stats) => {
    if (files.length === MOST_FILES) {
      throw tooManyFiles(base);
    }
    files.push({
      name,
      path: nodePath.join(base, name),
      size: stats.size,
      modifiedAt: stats.mtime.toISOString(),
    });
  };
  for await (const { path: name, stats } of entries) {
    unseen.delete(name);
    add(name, stats as Stats);
  }
  for (const name of unseen) {
    const stats = await fs
      .stat(nodePath.join(base, name))
      .catch(() => undefined);
    if (stats?.isFile()) {
      add(name, stats);
    }
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param place - where they are */
export function tooManyFiles(place: string): DeliveryError {
  return new DeliveryError(`${place} has more than ${MOST_FILES} files`, {
    advice: 'Narrow the path of the source, or look for links in a circle',
  });
}

/** The folders before the first one that has a pattern, and the rest. */
function splitGlob(
  path: string,
  cwd: string,
): Omit<FileSearch, 'caseSensitive'> {
  const parts = nodePath.normalize(path).split(nodePath.sep);
  const first = parts.findIndex(
    part => part !== '' && fastGlob.isDynamicPattern(part),
  );
  const end = first === -1 ? parts.length - 1 : first;
  const folders = parts.slice(0, end).join(nodePath.sep);
  const pattern = parts.slice(end).join('/');
  return {
    base: nodePath.resolve(
      cwd,
      folders === '' && nodePath.isAbsolute(path) ? nodePath.sep : folders,
    ),
    pattern,
    manifests: first === -1 ? undefined : manifestPattern(pattern),
  };
}
