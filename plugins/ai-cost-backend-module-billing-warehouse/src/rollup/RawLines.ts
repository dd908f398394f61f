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
import {
  DeliveryError,
  normaliseDimensions,
  RAW_DIMENSION_NAMES,
  withoutZeroBytes,
  type ChargeDimensions,
  type ChargeLine,
  type Classifier,
  type JsonColumn,
} from 'backstage-plugin-ai-cost-node';

const SEPARATOR = '\u001f';
const CURRENCY = /^ *[A-Za-z]{3,16} *$/;
const CURRENCY_POSITION = RAW_DIMENSION_NAMES.indexOf('BillingCurrency');
const MOST_LINES = 2_000_000;
/** Of the texts that are kept; a character takes a byte or two. */
const MOST_CHARACTERS = 512 * 1024 * 1024;
const MOST_BAD = 500;
const ADVICE =
  'Divide it among several sources, each with a view on a part of the accounts';

/** What is known of a distinct combination of raw dimensions. */
export interface RawLine {
  /** Upper case; undefined when its rows cannot be counted for want of one. */
  currency?: string;
  /** Position among the AI lines; undefined when it is not AI. */
  ordinal?: number;
  /** Columns that should hold a JSON object and do not, and what they hold. */
  unreadable?: Partial<Record<JsonColumn, string>>;
  /** What stands where the currency should. */
  badCurrency?: string;
}

/**
 * The distinct combinations of raw dimensions of a bill. They are classified as
 * they come; those that say the same become one line. Of a line, the text that
 * the engine sent is kept, which is a fraction of what it becomes.
 */
export class RawLines {
  readonly #classifier: Classifier;
  readonly #byKey = new Map<string, RawLine>();
  readonly #ordinals = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #quantityFactors: number[] = [];
  readonly #bad: RawLine[] = [];
  #charactersLeft: number;
  /** Lines with nothing to say share one object, for there may be millions. */
  readonly #plain = new Map<string, RawLine>();

  static create(
    classifier: Classifier,
    options?: { mostCharacters?: number },
  ): RawLines {
    return new RawLines(classifier, options);
  }

  private constructor(
    classifier: Classifier,
    options?: { mostCharacters?: number },
  ) {
    this.#classifier = classifier;
    this.#charactersLeft = options?.mostCharacters ?? MOST_CHARACTERS;
  }

  /**
   * @param text - all raw dimensions, with U+001F between them
   * @throws DeliveryError when there are too many lines, or a key twice, or when
   * their texts are too long to be held
   */
  add(key: string, text: string): void {
    if (this.#byKey.has(key)) {
      throw new DeliveryError('Charges of the bill cannot be told apart', {
        advice: 'Please report this as a bug',
      });
    }
    if (this.#byKey.size >= MOST_LINES) {
      throw new DeliveryError(
        `The bill has more than ${MOST_LINES} distinct combinations of dimensions`,
        { advice: ADVICE },
      );
    }
    const line = this.#read(text);
    this.#byKey.set(key, line);
    const isBad = line.currency === undefined || line.unreadable !== undefined;
    if (isBad && this.#bad.length < MOST_BAD) {
      this.#bad.push(line);
    }
  }

  get(key: string): RawLine | undefined {
    return this.#byKey.get(key);
  }

  /** The first lines with something that cannot be read. */
  get bad(): readonly RawLine[] {
    return this.#bad;
  }

  /** From the quantity as billed to the one of the line, by ordinal. */
  quantityFactor(ordinal: number): number {
    return this.#quantityFactors[ordinal];
  }

  /** The AI lines in the order of their ordinals. */
  *lines(): Generator<ChargeLine> {
    for (const text of this.#texts) {
      const cells = cellsOf(text);
      const { dimensions } = normaliseDimensions(cells, currencyOf(cells)!);
      const classified = this.#classifier.classify(dimensions);
      if (!classified) {
        throw new Error(
          `The classifier changed its mind about ${dimensions.serviceName} while the bill was read`,
        );
      }
      yield classified.line;
    }
  }

  #read(text: string): RawLine {
    const cells = cellsOf(text);
    const currency = currencyOf(cells);
    if (currency === undefined) {
      return { badCurrency: cells[CURRENCY_POSITION] };
    }
    const { dimensions, unreadable } = normaliseDimensions(cells, currency);
    const classified = this.#classifier.classify(dimensions);
    if (!classified) {
      return unreadable ? { currency, unreadable } : this.#plainLine(currency);
    }
    const key = keyOf(dimensions);
    let ordinal = this.#ordinals.get(key);
    if (ordinal === undefined) {
      ordinal = this.#texts.length;
      this.#ordinals.set(key, ordinal);
      this.#keep(text);
      this.#quantityFactors.push(classified.quantityFactor);
    }
    return { currency, ordinal, unreadable };
  }

  #keep(text: string): void {
    this.#charactersLeft -= text.length;
    if (this.#charactersLeft < 0) {
      throw new DeliveryError(
        'The AI lines of the bill have more text than can be held',
        { advice: ADVICE },
      );
    }
    this.#texts.push(text);
  }

  #plainLine(currency: string): RawLine {
    let line = this.#plain.get(currency);
    if (!line) {
      line = { currency };
      this.#plain.set(currency, line);
    }
    return line;
  }
}

function cellsOf(text: string): string[] {
  return withoutZeroBytes(text).split(SEPARATOR);
}

function currencyOf(cells: readonly string[]): string | undefined {
  const text = cells[CURRENCY_POSITION];
  return CURRENCY.test(text) ? text.trim().toUpperCase() : undefined;
}

/** The same for charges with the same dimensions, and short. */
function keyOf(dimensions: ChargeDimensions): string {
  return createHash('sha256')
    .update(JSON.stringify(dimensions))
    .digest('base64');
}
