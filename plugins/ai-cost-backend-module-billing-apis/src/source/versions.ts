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

import { createHash } from 'node:crypto';
import type { Charge } from 'backstage-plugin-ai-cost-node';
import type { CostReader, Reading, ReadWindow } from './CostReader';

/**
 * Raise it with every change of what is made of an API's answers, so that months
 * are read again.
 */
const READERS_VERSION = 2;

/** The version of a month that is read once. */
export function versionOfClosed(
  reader: CostReader,
  window: ReadWindow,
): string {
  return hashOf([start(reader, window), 'closed']);
}

/** The version of a month by what it says: the same for the same content. */
export function versionOfContent(
  reader: CostReader,
  window: ReadWindow,
  reading: Reading,
): string {
  return hashOf([
    start(reader, window),
    JSON.stringify([
      reading.quarantinedRows,
      reading.quarantine,
      // So that somebody sees them; warnings may say something else each time.
      reading.problems.filter(({ severity }) => severity === 'error'),
    ]),
    ...reading.charges.map(textOf).sort(),
  ]);
}

function start(reader: CostReader, window: ReadWindow): string {
  const { period, from, through } = window;
  return JSON.stringify([
    READERS_VERSION,
    reader.fingerprint,
    period,
    from,
    through,
  ]);
}

function textOf({ dimensions, ...charge }: Charge): string {
  const { tags, ...others } = dimensions;
  return JSON.stringify(
    [
      Object.entries(others).sort(byName),
      Object.entries(tags).sort(byName),
      Object.entries(charge).sort(byName),
    ],
    (_key, value) => (typeof value === 'bigint' ? `${value}` : value),
  );
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) {
    hash.update(text).update('\n');
  }
  return hash.digest('hex');
}
