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

import fastGlob from 'fast-glob';
import micromatch from 'micromatch';
import { BILLS, NOT_FINISHED, type FileSearch } from '../../files/listFiles';
import { manifestPattern } from '../../manifests/manifestNames';

const isBill = micromatch.matcher(BILLS, { nocase: true, posix: true });
const ignored = NOT_FINISHED.map(pattern =>
  micromatch.matcher(pattern, { dot: true, posix: true }),
);

/** Which objects of a bucket are meant. */
export interface KeySearch extends FileSearch {
  /** The one object that may be meant instead of a folder. */
  key?: string;
}

/**
 * Says what the part after the bucket stands for: the bills below a folder, the
 * objects that a glob matches, or one object.
 *
 * @param path - such as `exports/focus` or `exports/**\/*.parquet`
 */
export function searchForKeys(path: string): KeySearch {
  const parts = path.split('/');
  const first = parts.findIndex(
    part => part !== '' && fastGlob.isDynamicPattern(part),
  );
  if (first !== -1) {
    const pattern = parts.slice(first).join('/');
    return {
      base: asFolder(parts.slice(0, first).join('/')),
      pattern,
      manifests: manifestPattern(pattern),
      caseSensitive: true,
    };
  }
  const folder: KeySearch = {
    base: asFolder(path),
    pattern: BILLS,
    manifests: manifestPattern(BILLS),
    caseSensitive: false,
  };
  return isBill(parts[parts.length - 1]) ? { ...folder, key: path } : folder;
}

/**
 * Tells which names are meant, by the rules of files on a disk.
 *
 * @returns a test of names relative to the base of the search
 */
export function nameMatcher(search: FileSearch): (name: string) => boolean {
  const wanted = [search.pattern, search.manifests ?? []].flat().map(pattern =>
    micromatch.matcher(pattern, {
      nocase: !search.caseSensitive,
      posix: true,
    }),
  );
  return name => {
    const comparable = asPath(name);
    return (
      wanted.some(matches => matches(comparable)) &&
      !ignored.some(matches => matches(comparable))
    );
  };
}

/**
 * A key as if it were a path: exports with a prefix that ends with `/` write
 * `//`, and line feeds match nothing. What such keys are is judged later.
 */
function asPath(key: string): string {
  return key
    .split('/')
    .filter(part => part !== '')
    .map(part => (part === '.' || part === '..' ? '-' : part))
    .join('/')
    .replace(/\p{Cc}/gu, '?');
}

function asFolder(path: string): string {
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}
