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

const REASONS = {
  notFinite: 'not a number or infinite',
  negative: 'negative',
  hostile:
    'with labels that are too long or have characters that cannot be seen',
  unbounded: 'of histograms without the bucket +Inf',
  unshared: 'of histograms whose servers share no bound',
} as const;

/** Counts values that are left out, by why. */
export class Omissions {
  readonly #counts = new Map<keyof typeof REASONS, number>();

  static create(): Omissions {
    return new Omissions();
  }

  private constructor() {}

  add(reason: keyof typeof REASONS, values = 1): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + values);
  }

  /** For people; undefined when nothing was left out. */
  get message(): string | undefined {
    const parts = [...this.#counts].map(
      ([reason, values]) => `${values} ${REASONS[reason]}`,
    );
    return parts.length > 0
      ? `Values are left out: ${parts.join(', ')}`
      : undefined;
  }

  /** True where the value is one, and not below zero; counted otherwise. */
  accepts(value: number): boolean {
    if (!Number.isFinite(value)) {
      this.add('notFinite');
      return false;
    }
    if (value < 0) {
      this.add('negative');
      return false;
    }
    return true;
  }
}
