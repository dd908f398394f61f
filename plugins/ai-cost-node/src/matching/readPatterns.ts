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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads one pattern or a list of them.
 *
 * @throws InputError when there is none, or one is not text
 */
export function readPatterns(config: Config, key: string): string[] {
  return checked(config.get(key), key);
}

/**
 * Reads the patterns of each tag of `match.tags`, which is an object of tag
 * keys. Keys may hold dots, so they are no path into the configuration.
 *
 * @throws InputError when there is none, or one is not text
 */
export function readTagPatterns(
  match: Config,
): { key: string; patterns: string[] }[] {
  const tags = match.getConfig('tags').get<Record<string, unknown>>();
  return Object.entries(tags).map(([key, patterns]) => ({
    key,
    patterns: checked(patterns, `tags.${key}`),
  }));
}

function checked(value: unknown, key: string): string[] {
  const patterns = [value].flat();
  if (
    patterns.length === 0 ||
    !patterns.every(
      (pattern): pattern is string =>
        typeof pattern === 'string' && pattern !== '',
    )
  ) {
    throw new InputError(
      `match.${key} must be text or a list of texts; put numbers in quotes`,
    );
  }
  return patterns as string[];
}
