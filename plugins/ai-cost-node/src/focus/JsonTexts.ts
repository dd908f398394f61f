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

import { ownCopy } from './ownCopy';

const MAX_KEPT = 20_000;
// Each is there as the text and as what was read of it.
const MAX_KEPT_CHARACTERS = 8_000_000;
// Tags are flat. Writing what is nested some thousand levels exhausts the stack.
const DEEPEST = 100;

/**
 * Reads cells that hold JSON. Lines share such cells by the thousand, so what
 * was read is kept, up to a bound.
 */
export class JsonTexts<T> {
  readonly #read: (value: unknown) => T;
  readonly #absent: T;
  readonly #kept = new Map<string, T>();
  #keptCharacters = 0;

  /**
   * @param options - `read` gets the parsed JSON, or undefined when the text is
   * none or nested beyond reason; `absent` stands for an empty cell
   */
  static create<T>(options: {
    read: (value: unknown) => T;
    absent: T;
  }): JsonTexts<T> {
    return new JsonTexts(options);
  }

  private constructor(options: { read: (value: unknown) => T; absent: T }) {
    this.#read = options.read;
    this.#absent = options.absent;
  }

  get(text: string | undefined): T {
    if (text === undefined) {
      return this.#absent;
    }
    let result = this.#kept.get(text);
    if (result === undefined) {
      result = this.#read(parse(text));
      this.#keep(text, result);
    }
    return result;
  }

  #keep(text: string, result: T): void {
    this.#keptCharacters += text.length;
    if (
      this.#kept.size >= MAX_KEPT ||
      this.#keptCharacters > MAX_KEPT_CHARACTERS
    ) {
      this.#kept.clear();
      this.#keptCharacters = text.length;
    }
    this.#kept.set(ownCopy(text), result);
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeperThan(value, DEEPEST) ? undefined : value;
  } catch {
    return undefined;
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (levels === 0 ||
      Object.values(value).some(item => isDeeperThan(item, levels - 1)))
  );
}
