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

import { MalformedValue } from './MalformedValue';

const MAX_VALUE = 8192;
const MAX_ITEM = 1024;
const MAX_ITEMS = 200;
const MAX_WILDCARDS = 8;
/** `vm-042` has as many; a separator and a common word have fewer. */
const MIN_LITERAL_RUN = 6;
const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/;

/**
 * Checks what all annotations have in common and returns the trimmed text.
 *
 * @remarks
 * Printable ASCII is enough: ids of accounts, projects, keys, models and
 * resources have nothing else at any provider. It keeps out invisible
 * characters and look-alikes, which would claim another name than the one that
 * a person reads. Tags may hold more; a central rule claims those.
 *
 * @throws MalformedValue
 */
export function readText(value: unknown): string {
  if (typeof value !== 'string') {
    throw new MalformedValue(
      typeof value === 'number' ? String(value) : '',
      'The value is not text; put it in quotes.',
    );
  }
  const text = value.trim();
  if (text === '') {
    throw new MalformedValue('', 'The value is empty; fill it or remove it.');
  }
  if (text.length > MAX_VALUE) {
    throw new MalformedValue(
      text,
      `The value has ${text.length} characters; ${MAX_VALUE} are allowed. Use patterns with "*", or a central rule.`,
    );
  }
  const odd = NOT_PRINTABLE_ASCII.exec(text);
  if (odd) {
    const code = text.codePointAt(odd.index)!.toString(16).toUpperCase();
    throw new MalformedValue(
      text,
      `Character ${odd.index + 1} is U+${code.padStart(
        4,
        '0',
      )}; only printable ASCII is allowed. A central rule can claim other names.`,
    );
  }
  return text;
}

/**
 * Reads a comma-separated list: trimmed, without blanks and repetitions.
 *
 * @throws MalformedValue
 */
export function readList(text: string): string[] {
  const items = text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
  if (items.length === 0) {
    throw new MalformedValue(text, 'The list has no items.');
  }
  if (items.length > MAX_ITEMS) {
    throw new MalformedValue(
      text,
      `The list has ${items.length} items; ${MAX_ITEMS} are allowed. Use patterns with "*", or a central rule.`,
    );
  }
  const long = items.find(item => item.length > MAX_ITEM);
  if (long !== undefined) {
    throw new MalformedValue(
      long,
      `An item has ${long.length} characters; ${MAX_ITEM} are allowed.`,
    );
  }
  return [...new Set(items)];
}

/**
 * Reads a list of names in which `*` stands for any run of characters.
 *
 * @throws MalformedValue also when an item would claim everything
 */
export function readPatterns(text: string): string[] {
  const items = readList(text);
  for (const item of items) {
    if (/^\*+$/.test(item)) {
      throw new MalformedValue(
        item,
        'A bare "*" would claim every charge; write at least a part of the name.',
      );
    }
    if (item.split('*').length - 1 > MAX_WILDCARDS) {
      throw new MalformedValue(
        item,
        `More than ${MAX_WILDCARDS} wildcards in one pattern.`,
      );
    }
  }
  return items;
}

/**
 * Reads a list of patterns that claim charges. Each has to say enough of a name
 * to be about something: `*:*,*-*` would claim what others own.
 *
 * @throws MalformedValue also when a pattern has too little text between its
 * wildcards
 */
export function readClaimingPatterns(text: string): string[] {
  const items = readPatterns(text);
  const vague = items.find(
    item =>
      item.includes('*') &&
      item.split('*').every(({ length }) => length < MIN_LITERAL_RUN),
  );
  if (vague !== undefined) {
    throw new MalformedValue(
      vague,
      `A pattern needs at least ${MIN_LITERAL_RUN} characters in a row without "*", or it would claim the charges of others; write more of the name.`,
    );
  }
  return items;
}
