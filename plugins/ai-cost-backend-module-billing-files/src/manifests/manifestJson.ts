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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { hasControlCharacters, printable } from '../files/printable';
import type { ListedFile } from '../storage/BillStorage';

const MOST_FILES = 100_000;
const LONGEST_KEY = 2_048;

/** What a JSON object may hold. */
export type JsonObject = Record<string, unknown>;

/** A manifest that is there and cannot be trusted. */
export function malformed(file: ListedFile, reason: string): DeliveryError {
  const name = printable(file.name);
  return new DeliveryError(`${name}: the manifest cannot be read: ${reason}`, {
    file: name,
    advice:
      'Wait for the next run of the export, or set layout.files to "parts" or "snapshots" to read without manifests. What was visible stays',
  });
}

/** @throws DeliveryError when it is no object */
export function objectOf(
  value: unknown,
  file: ListedFile,
  what: string,
): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(file, `${what} is no object`);
  }
  return value as JsonObject;
}

/** @throws DeliveryError when it is no list of texts that may be keys */
export function textsOf(
  value: unknown,
  file: ListedFile,
  what: string,
): string[] {
  if (!Array.isArray(value) || value.length > MOST_FILES) {
    throw malformed(file, `${what} is no list of at most ${MOST_FILES} files`);
  }
  for (const key of value) {
    if (typeof key !== 'string' || key === '' || key.length > LONGEST_KEY) {
      throw malformed(file, `${what} has what is no name of a file`);
    }
    if (hasControlCharacters(key) || key.split(/[/\\]/).includes('..')) {
      throw malformed(
        file,
        `${what} names a file with control characters or ".."`,
      );
    }
  }
  return value;
}
