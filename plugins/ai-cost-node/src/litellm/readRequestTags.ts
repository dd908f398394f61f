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

const MOST_TAGS = 50;
const LONGEST_TAG = 256;
const INVISIBLE = /[\p{Cc}\p{Cf}]+/gu;

/**
 * Reads the tags of a call that a gateway or a tracer logged: `component:ranker` and `component=ranker` are a key
 * and a value, others are keys alone. A key with several values has them all,
 * so that nobody is picked by chance.
 *
 * @param kept - keys in lower case; undefined for all of them
 *
 * @public
 */
export function readRequestTags(
  tags: readonly unknown[],
  kept?: ReadonlySet<string>,
): Record<string, string> {
  const values = new Map<string, Set<string>>();
  for (const tag of tags.slice(0, MOST_TAGS)) {
    if (typeof tag === 'string' && tag.length <= LONGEST_TAG) {
      const text = tag.replace(INVISIBLE, ' ');
      const [, key, value] = /^([^:=]*)(?:[:=](.*))?$/.exec(text) ?? [];
      const name = key?.trim();
      if (name && isKept(name.toLowerCase(), kept)) {
        const known = values.get(name) ?? new Set();
        values.set(name, known.add(value?.trim() || 'true'));
      }
    }
  }
  return Object.fromEntries(
    [...values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, all]) => [key, [...all].sort().join(',')]),
  );
}

/** LiteLLM adds the user agent by itself; it says nothing of whose a call is. */
function isKept(key: string, kept: ReadonlySet<string> | undefined): boolean {
  return key !== 'user-agent' && (kept?.has(key) ?? true);
}
