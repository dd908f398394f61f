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

const MOST_REASONS = 10;

/** Counts what cannot be stored, by reason, for people. */
export class SkippedSamples {
  readonly #counts = new Map<string, { count: number; example: string }>();
  #others = 0;

  static create(): SkippedSamples {
    return new SkippedSamples();
  }

  private constructor() {}

  /** @param example - of what the sample is, without text from outside */
  add(reason: string, example: string): void {
    const known = this.#counts.get(reason);
    if (known) {
      known.count += 1;
    } else if (this.#counts.size < MOST_REASONS) {
      this.#counts.set(reason, { count: 1, example });
    } else {
      this.#others += 1;
    }
  }

  get count(): number {
    return [...this.#counts.values()].reduce(
      (sum, { count }) => sum + count,
      this.#others,
    );
  }

  /** One text for each reason, and one for the reasons that are too many. */
  list(): string[] {
    const texts = [...this.#counts].map(
      ([reason, { count, example }]) =>
        `${samples(count)} skipped, such as ${example}: ${reason}`,
    );
    return this.#others > 0
      ? [...texts, `${samples(this.#others)} skipped for other reasons`]
      : texts;
  }
}

function samples(count: number): string {
  return count === 1 ? '1 sample was' : `${count} samples were`;
}
