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

import type { EntityClaims } from './EntityClaims';
import { MalformedValue } from './MalformedValue';
import { readList } from './readList';

/**
 * Reads `key=value` pairs. The first `=` parts key and value, so a value may
 * hold more of them.
 *
 * @throws MalformedValue
 */
export function readTags(text: string): EntityClaims['tags'] {
  const values = new Map<string, string>();
  for (const item of readList(text)) {
    const [key, value] = readPair(item);
    if (values.has(key) && values.get(key) !== value) {
      throw new MalformedValue(
        item,
        `The tag "${key}" is asked for with two values, and a charge must have all pairs. Keep one, or use a central rule.`,
      );
    }
    values.set(key, value);
  }
  return [...values].map(([key, value]) => ({ key, value }));
}

function readPair(item: string): [key: string, value: string] {
  const at = item.indexOf('=');
  const key = item.slice(0, Math.max(at, 0)).trim().toLowerCase();
  const value = item.slice(at + 1).trim();
  if (key === '' || value === '') {
    throw new MalformedValue(
      item,
      'Write tags as key=value; a tag without a value is key=true.',
    );
  }
  if (item.includes('*')) {
    throw new MalformedValue(
      item,
      'Tags are compared exactly: "*" is not a wildcard here. Write the whole value, or use a central rule.',
    );
  }
  return [key, value];
}
