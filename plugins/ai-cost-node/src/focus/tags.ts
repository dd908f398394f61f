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

import { JsonTexts } from './JsonTexts';
import { withoutZeroBytes } from './withoutZeroBytes';

/** Stands before the name of an AWS cost category that is kept as a tag. */
export const COST_CATEGORY = 'costCategory/';

/** The tags of a charge, and whether the bill's text for them could be read. */
export interface ReadTags {
  tags: Record<string, string>;
  readable: boolean;
}

/**
 * Reads the column Tags: a flat JSON object of strings, numbers, booleans and
 * nulls.
 *
 * @remarks
 * Keys are trimmed. A tag whose value is null is no tag. What is nested against
 * the specification is kept as JSON text. A list of `{"key", "value"}`, as
 * warehouses write maps, is read as the object that it stands for.
 */
export const TAGS = JsonTexts.create<ReadTags>({
  absent: { tags: {}, readable: true },
  read: value => {
    const entries = entriesOf(value);
    return entries
      ? { tags: toTags(entries), readable: true }
      : { tags: {}, readable: false };
  },
});

function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (Array.isArray(value)) {
    return value.every(isKeyValue)
      ? value.map(({ key, value: tag }) => [key, tag])
      : undefined;
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
    : undefined;
}

function isKeyValue(item: unknown): item is { key: string; value?: unknown } {
  return (
    typeof item === 'object' &&
    item !== null &&
    'key' in item &&
    typeof item.key === 'string'
  );
}

function toTags(entries: [string, unknown][]): Record<string, string> {
  const tags = new Map<string, string>();
  for (const [key, value] of entries) {
    const name = withoutZeroBytes(key).trim();
    if (value !== null && value !== undefined && !tags.has(name)) {
      tags.set(
        name,
        typeof value === 'object'
          ? JSON.stringify(value)
          : withoutZeroBytes(String(value)),
      );
    }
  }
  // Sorted, for two texts with the same tags are the same charge line; and
  // `fromEntries` keeps a hostile key such as `__proto__` a mere key.
  return Object.fromEntries([...tags].sort(([a], [b]) => (a < b ? -1 : 1)));
}
