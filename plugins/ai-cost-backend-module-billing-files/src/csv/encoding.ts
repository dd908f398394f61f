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

/** How the bytes of a CSV file stand for text. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Tells the encoding by the byte-order mark, or without one by where the zero
 * bytes of UTF-16 are: column names are plain letters.
 *
 * @param start - the first bytes of the file
 */
export function detectEncoding(start: Buffer): CsvEncoding {
  if (start[0] === 0xff && start[1] === 0xfe) {
    return 'utf-16le';
  }
  if (start[0] === 0xfe && start[1] === 0xff) {
    return 'utf-16be';
  }
  if (start.length >= 4) {
    if (start[0] !== 0 && start[1] === 0 && start[2] !== 0 && start[3] === 0) {
      return 'utf-16le';
    }
    if (start[0] === 0 && start[1] !== 0 && start[2] === 0 && start[3] !== 0) {
      return 'utf-16be';
    }
  }
  return 'utf-8';
}
