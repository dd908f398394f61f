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

import { InputError } from '@backstage/errors';

const PART = /^[\p{L}_][\p{L}\p{N}_$-]{0,254}$/u;
/** Letters of any language, but nothing that ends a quoted name or a text. */
const COLUMN = /^[^\p{C}"'`\\]{1,300}$/u;

/** Where a table is; each part is a plain name. */
export interface TablePath {
  readonly parts: readonly string[];
  /** As configured, for people. */
  readonly text: string;
}

/**
 * Reads the path of a table.
 *
 * @param names - what its parts are called, such as `schema`, `table`
 * @throws InputError when it is none
 */
export function parseTablePath(
  text: string,
  names: readonly string[],
): TablePath {
  const parts = text.split('.');
  if (parts.length !== names.length || !parts.every(part => PART.test(part))) {
    throw new InputError(
      `table is "${text}"; write it as ${names.join(
        '.',
      )}, spelled as the engine lists them, without quotes`,
    );
  }
  return { parts, text };
}

/** True for names of columns that can be quoted by any engine. */
export function isColumnName(name: string): boolean {
  return COLUMN.test(name);
}
