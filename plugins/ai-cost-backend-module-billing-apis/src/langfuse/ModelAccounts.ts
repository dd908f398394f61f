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

import { Glob } from 'backstage-plugin-ai-cost-node';

/** Who is paid for the calls of a model, and by which account. */
export interface ModelAccount {
  /** Name of the model; `*` for any run of characters. */
  match: string;
  provider: string;
  account: string;
}

/** Tells who is paid by the name of a model, as a person has configured it. */
export class ModelAccounts {
  readonly #entries: readonly { glob: Glob; entry: ModelAccount }[];

  static create(entries: readonly ModelAccount[]): ModelAccounts {
    return new ModelAccounts(entries);
  }

  private constructor(entries: readonly ModelAccount[]) {
    this.#entries = entries.map(entry => ({
      glob: Glob.compile(entry.match.toLowerCase()),
      entry,
    }));
  }

  /** The first that matches; names are compared without case. */
  find(model: string): ModelAccount | undefined {
    const name = model.toLowerCase();
    return this.#entries.find(({ glob }) => glob.matches(name))?.entry;
  }

  /** Changes when an answer may change. */
  toJSON() {
    return this.#entries.map(({ entry }) => entry);
  }
}
