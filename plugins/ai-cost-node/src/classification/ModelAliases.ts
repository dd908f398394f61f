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

import { PatternIndex } from '../matching/PatternIndex';

/**
 * Maps the names that bills give to models to canonical ids.
 */
export class ModelAliases {
  readonly #index: PatternIndex<string>;
  readonly #known = new Map<string, string>();

  /**
   * @param table - canonical id to billed names, `*` allowed, without case
   */
  static create(table: Record<string, readonly string[]>): ModelAliases {
    return new ModelAliases(
      PatternIndex.create({
        patterns: Object.entries(table).flatMap(([model, names]) =>
          names.map(pattern => ({ pattern, value: model })),
        ),
      }),
    );
  }

  private constructor(index: PatternIndex<string>) {
    this.#index = index;
  }

  /** The canonical id; the billed name itself when no alias matches. */
  resolve(billed: string): string {
    let model = this.#known.get(billed);
    if (model === undefined) {
      model = this.#look(billed);
      this.#known.set(billed, model);
    }
    return model;
  }

  #look(billed: string): string {
    const [best] = [...this.#index.match(billed)].sort(
      (a, b) =>
        (b.literalLength ?? Infinity) - (a.literalLength ?? Infinity) ||
        (a.value < b.value ? -1 : 1),
    );
    return best?.value ?? billed;
  }
}
