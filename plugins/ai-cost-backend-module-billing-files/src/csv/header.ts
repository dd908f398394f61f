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

/** Characters that may stand between cells. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** The first record of a CSV file. */
export interface CsvHeader {
  delimiter: Delimiter;
  /** As the file spells them, trimmed. */
  names: string[];
  /** Characters of the text that it takes up. */
  length: number;
}

/**
 * Reads the header, quoted line ends included. The delimiter is the one that
 * yields the most columns that are wanted.
 *
 * @param text - the beginning of the file
 * @param options - `complete` when the text is the whole file; `isKnown` tells
 * wanted columns
 * @returns undefined when the text ends before the first record does
 */
export function readHeader(
  text: string,
  options: { complete: boolean; isKnown: (name: string) => boolean },
): CsvHeader | undefined {
  const { complete, isKnown } = options;
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  let best: CsvHeader | undefined;
  let most = -1;
  for (const delimiter of DELIMITERS) {
    const record = readRecord(text, { start, delimiter, complete });
    if (!record) {
      return undefined;
    }
    const known = record.names.filter(isKnown).length;
    if (known > most) {
      best = { delimiter, ...record };
      most = known;
    }
  }
  return best;
}

function readRecord(
  text: string,
  options: { start: number; delimiter: string; complete: boolean },
): Omit<CsvHeader, 'delimiter'> | undefined {
  const { start, delimiter, complete } = options;
  const names: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      if (quoted && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else {
        quoted = !quoted;
      }
    } else if (quoted) {
      cell += character;
    } else if (character === delimiter) {
      names.push(cell.trim());
      cell = '';
    } else if (character === '\n' || character === '\r') {
      return { names: [...names, cell.trim()], length: i };
    } else {
      cell += character;
    }
  }
  return complete
    ? { names: [...names, cell.trim()], length: text.length }
    : undefined;
}
