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

const MANIFEST = '*[mM]anifest.json';

/** True for the name of a file that says which files are a bill. */
export function isManifest(name: string): boolean {
  return /manifest\.json$/i.test(name);
}

/**
 * Where the manifests of the bills that a glob matches may be: in the same
 * folders, and anywhere below where the glob says so.
 */
export function manifestPattern(pattern: string): string {
  const deep = pattern.indexOf('**');
  const folder =
    deep === -1
      ? pattern.slice(0, pattern.lastIndexOf('/') + 1)
      : `${pattern.slice(0, deep)}**/`;
  return `${folder}${MANIFEST}`;
}
