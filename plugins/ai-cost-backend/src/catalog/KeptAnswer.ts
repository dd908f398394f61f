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

const DEFAULT_KEPT_FOR = 60_000;

/** Reads something again about once a minute, however many ask. */
export class KeptAnswer<T> {
  readonly #read: () => Promise<T>;
  readonly #keptFor: number;
  readonly #now: () => Date;
  #last?: { answer: Promise<T>; until: number };

  static create<T>(options: {
    read: () => Promise<T>;
    /** Milliseconds. */
    keptFor?: number;
    now?: () => Date;
  }): KeptAnswer<T> {
    return new KeptAnswer(options);
  }

  private constructor(options: {
    read: () => Promise<T>;
    keptFor?: number;
    now?: () => Date;
  }) {
    this.#read = options.read;
    this.#keptFor = options.keptFor ?? DEFAULT_KEPT_FOR;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * The answer as it was at most a minute ago. Those who ask at once wait for
   * one reading; a failure is not kept.
   *
   * @throws when it cannot be read
   */
  async current(): Promise<T> {
    const now = this.#now().getTime();
    if (this.#last === undefined || this.#last.until <= now) {
      const answer = this.#read();
      const last = { answer, until: now + this.#keptFor };
      this.#last = last;
      answer.catch(() => {
        if (this.#last === last) {
          this.#last = undefined;
        }
      });
    }
    return this.#last.answer;
  }
}
