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

import nodePath from 'node:path/posix';

/**
 * Says where the files of a manifest should be. Keys begin at the bucket, and the
 * manifest may be in a copy of a part of it, so the two are laid upon each other:
 * the way to the manifest and the way to its files begin alike. No key leads out
 * of where the manifest is, and what is expected is only looked for in a listing.
 *
 * @param options - `manifest` is the path or address of the manifest, `keys` what
 * it names, `isListed` tells paths that are there
 * @returns a path for each key
 */
export function expectedPaths(options: {
  manifest: string;
  keys: readonly string[];
  isListed: (path: string) => boolean;
}): string[] {
  const { manifest, isListed } = options;
  const keys = options.keys.map(withoutBucket);
  const folders = nodePath.dirname(manifest).split('/');
  let best: { paths: string[]; listed: number; alike: number } | undefined;
  for (const layout of layoutsOf(folders, keys)) {
    const paths = keys.map(
      key => `${layout.root}${key.split('/').slice(layout.skip).join('/')}`,
    );
    const listed = paths.filter(isListed).length;
    if (
      !best ||
      listed > best.listed ||
      (listed === best.listed && layout.alike > best.alike)
    ) {
      best = { paths, listed, alike: layout.alike };
    }
  }
  return (
    best?.paths ??
    keys.map(key =>
      nodePath.join(nodePath.dirname(manifest), nodePath.basename(key)),
    )
  );
}

/** The ways in which the folders of the first key are some of the manifest's. */
function* layoutsOf(
  folders: readonly string[],
  keys: readonly string[],
): Iterable<{ root: string; skip: number; alike: number }> {
  const parts = (keys[0] ?? '').split('/').slice(0, -1);
  for (let skip = 0; skip < parts.length; skip++) {
    for (let at = folders.length - 1; at >= 0; at--) {
      let alike = 0;
      while (
        skip + alike < parts.length &&
        folders[at + alike] === parts[skip + alike]
      ) {
        alike += 1;
      }
      if (alike > 0) {
        const root = folders.slice(0, at).join('/');
        yield { root: at === 0 ? '' : `${root}/`, skip, alike };
      }
    }
  }
}

/** `s3://bucket/key` and `https://account/container/key` as keys. */
function withoutBucket(key: string): string {
  return key
    .replace(/^s3:\/\/[^/]+\//i, '')
    .replace(/^https:\/\/[^/]+\/[^/]+\//i, '')
    .replace(/^\/+/, '');
}
