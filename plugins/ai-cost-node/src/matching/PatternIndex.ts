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

import { Glob } from './Glob';

/** A pattern that matched, and what it stands for. */
export interface PatternMatch<T> {
  /** As it was written. */
  pattern: string;
  /** Undefined when the pattern is the whole text; else its literal characters. */
  literalLength?: number;
  value: T;
}

interface Entry<T> extends PatternMatch<T> {
  glob: Glob;
}

const GRAM = 4;
const GRAM_MASK = 0xfffffff;
const SLOTS = 2 ** 16;

/**
 * Finds those of many patterns that match a text, without trying each.
 *
 * @remarks
 * Whole names are looked up. A pattern with wildcards is filed under the run of
 * four characters of its text that fewest other patterns have; a text is then
 * only tried against patterns that are filed under one of its own runs. So
 * thousands of patterns that begin alike (`arn:aws:sagemaker:*`) cost little.
 * Patterns without such a run are tried always.
 */
export class PatternIndex<T> {
  readonly #fold: (text: string) => string;
  readonly #exact = new Map<string, Entry<T>[]>();
  readonly #byGram = new Map<number, Entry<T>[]>();
  /** 1 where a run of that slot may be filed; most runs of a text are not. */
  readonly #filed = new Uint8Array(SLOTS);
  readonly #always: Entry<T>[] = [];
  readonly #hasWildcards: boolean;
  readonly #isEmpty: boolean;

  static create<T>(options: {
    patterns: Iterable<{ pattern: string; value: T }>;
    /** True where names that differ in case are different names. */
    caseSensitive?: boolean;
  }): PatternIndex<T> {
    return new PatternIndex(options.patterns, options.caseSensitive ?? false);
  }

  private constructor(
    patterns: Iterable<{ pattern: string; value: T }>,
    caseSensitive: boolean,
  ) {
    this.#fold = caseSensitive ? text => text : text => text.toLowerCase();
    const wild: Entry<T>[] = [];
    for (const { pattern, value } of patterns) {
      const glob = Glob.compile(this.#fold(pattern));
      if (glob.hasWildcard) {
        const { literalLength } = glob;
        wild.push({ pattern, literalLength, value, glob });
      } else {
        file(this.#exact, glob.pattern, { pattern, value, glob });
      }
    }
    this.#hasWildcards = wild.length > 0;
    this.#isEmpty = wild.length === 0 && this.#exact.size === 0;
    this.#fileByRarestGram(wild);
  }

  /** The matching patterns, whole names first. */
  match(text: string): readonly PatternMatch<T>[] {
    if (this.#isEmpty) {
      return [];
    }
    const folded = this.#fold(text);
    const exact = this.#exact.get(folded) ?? [];
    if (!this.#hasWildcards) {
      return exact;
    }
    const found: PatternMatch<T>[] = [...exact];
    this.#tryFiled(folded, found);
    for (const entry of this.#always) {
      if (entry.glob.matches(folded)) {
        found.push(entry);
      }
    }
    return found;
  }

  /** Tries what is filed under a run of four characters of the text. */
  #tryFiled(folded: string, found: PatternMatch<T>[]): void {
    const tried: Entry<T>[][] = [];
    let gram = 0;
    for (let i = 0; i < folded.length; i++) {
      gram = nextGram(gram, folded, i);
      if (i < GRAM - 1 || this.#filed[slotOf(gram)] === 0) {
        continue;
      }
      const entries = this.#byGram.get(gram);
      if (entries && !tried.includes(entries)) {
        tried.push(entries);
        for (const entry of entries) {
          if (entry.glob.matches(folded)) {
            found.push(entry);
          }
        }
      }
    }
  }

  #fileByRarestGram(entries: Entry<T>[]): void {
    const frequency = new Map<number, number>();
    const gramsByEntry = entries.map(entry => {
      const grams = new Set(entry.glob.pieces.flatMap(gramsOf));
      for (const gram of grams) {
        frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
      }
      return grams;
    });
    for (const [i, entry] of entries.entries()) {
      let rarest: number | undefined;
      for (const gram of gramsByEntry[i]) {
        if (
          rarest === undefined ||
          frequency.get(gram)! < frequency.get(rarest)!
        ) {
          rarest = gram;
        }
      }
      if (rarest === undefined) {
        this.#always.push(entry);
      } else {
        this.#filed[slotOf(rarest)] = 1;
        file(this.#byGram, rarest, entry);
      }
    }
  }
}

/** The runs of four characters of a text, as numbers. */
function gramsOf(text: string): number[] {
  const grams: number[] = [];
  let gram = 0;
  for (let i = 0; i < text.length; i++) {
    gram = nextGram(gram, text, i);
    if (i >= GRAM - 1) {
      grams.push(gram);
    }
  }
  return grams;
}

/**
 * Shifts a character into a run, seven bits each. Characters beyond ASCII share
 * numbers, which only means a needless try.
 */
function nextGram(gram: number, text: string, i: number): number {
  // eslint-disable-next-line no-bitwise
  return ((gram << 7) | (text.charCodeAt(i) & 0x7f)) & GRAM_MASK;
}

function slotOf(gram: number): number {
  // eslint-disable-next-line no-bitwise
  return (gram ^ (gram >>> 12)) & (SLOTS - 1);
}

function file<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}
