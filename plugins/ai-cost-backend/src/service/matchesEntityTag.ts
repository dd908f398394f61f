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

/**
 * True when a request's `If-None-Match` names the entity tag, or any.
 *
 * @remarks
 * Express' own test says no to requests with `Cache-Control: no-cache`, which
 * `fetch` adds by itself. That asks caches on the way to look again, and the
 * answer comes from the origin here.
 */
export function matchesEntityTag(
  ifNoneMatch: string | undefined,
  etag: string,
): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map(tag => tag.trim());
  return tags.includes('*') || tags.some(tag => opaque(tag) === opaque(etag));
}

/** Weak tags are compared like strong ones here. */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
