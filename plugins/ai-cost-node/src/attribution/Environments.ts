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

import { LineTag, VALUELESS } from './lineFacts';

/** An environment that a bill names. */
export interface BilledEnvironment {
  /** Normalised. */
  environment: string;
  tag: LineTag;
}

/**
 * Reads environments from tags, and brings their spellings together.
 */
export class Environments {
  readonly #keys: readonly string[];
  readonly #spellings = new Map<string, string>();

  static create(options: {
    /** Of tags, the most trusted first. */
    keys: readonly string[];
    /** Environment to its other spellings. */
    environments: Record<string, readonly string[]>;
  }): Environments {
    return new Environments(options.keys, options.environments);
  }

  private constructor(
    keys: readonly string[],
    environments: Record<string, readonly string[]>,
  ) {
    this.#keys = keys.map(key => key.trim().toLowerCase());
    for (const [environment, spellings] of Object.entries(environments)) {
      for (const spelling of [environment, ...spellings]) {
        this.#spellings.set(spelling.trim().toLowerCase(), environment);
      }
    }
  }

  /** The configured environment of that spelling, else the text in lower case. */
  normalise(text: string): string {
    const folded = text.trim().toLowerCase();
    return this.#spellings.get(folded) ?? folded;
  }

  /** The environment that the tags name. */
  read(tags: readonly LineTag[]): BilledEnvironment | undefined {
    for (const key of this.#keys) {
      const tag = tags.find(
        each =>
          each.key === key &&
          each.value.trim() !== '' &&
          each.value !== VALUELESS,
      );
      if (tag) {
        return { environment: this.normalise(tag.value), tag };
      }
    }
    return undefined;
  }
}
