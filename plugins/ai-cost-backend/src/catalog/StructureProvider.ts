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

import type { CatalogStructure } from './CatalogStructure';
import { KeptAnswer } from './KeptAnswer';

/** Answers with the catalog's structure, read anew about once a minute. */
export class StructureProvider {
  readonly #structure: KeptAnswer<CatalogStructure>;

  static create(options: {
    read: () => Promise<CatalogStructure>;
    /** Milliseconds. */
    keptFor?: number;
    now?: () => Date;
  }): StructureProvider {
    return new StructureProvider(options);
  }

  private constructor(options: Parameters<typeof StructureProvider.create>[0]) {
    this.#structure = KeptAnswer.create(options);
  }

  /**
   * The structure as it was at most a minute ago. Those who ask at once wait
   * for one reading.
   *
   * @throws when the catalog cannot be read
   */
  async current(): Promise<CatalogStructure> {
    return this.#structure.current();
  }
}
