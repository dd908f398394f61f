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

const MASK = '***';
const SHORTEST_SECRET = 4;

/** What keys look like, for answers that echo one that is not ours. */
const CREDENTIALS = [
  /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi,
  /\b(sk|pk|rk)-[\w-]{6,}/gi,
];

/**
 * Takes secrets out of texts that people get to see.
 *
 * @public
 */
export class Redactor {
  readonly #forms: readonly string[];

  static create(secrets: readonly string[]): Redactor {
    return new Redactor(secrets);
  }

  private constructor(secrets: readonly string[]) {
    this.#forms = secrets
      .filter(({ length }) => length >= SHORTEST_SECRET)
      .flatMap(secret => [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
        JSON.stringify(secret).slice(1, -1),
      ])
      // The longest first, so that no part of one is left over.
      .sort((a, b) => b.length - a.length);
  }

  redact(text: string): string {
    let result = text;
    for (const form of this.#forms) {
      result = result.replaceAll(form, MASK);
    }
    for (const credential of CREDENTIALS) {
      result = result.replace(credential, `$1 ${MASK}`);
    }
    return result;
  }
}
