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

/**
 * A pattern in which `*` stands for any run of characters, also none, and
 * everything else for itself.
 *
 * @remarks
 * Matching looks for the literal pieces from left to right, which takes time in
 * proportion to the text; a regular expression with several `.*` can be made to
 * take far longer.
 *
 * @public
 */
export class Glob {
  static compile(pattern: string): Glob {
    return new Glob(pattern, pattern.split('*'));
  }

  private constructor(
    readonly pattern: string,
    /** The literal text around the wildcards. */
    readonly pieces: readonly string[],
  ) {}

  get hasWildcard(): boolean {
    return this.pieces.length > 1;
  }

  /** Characters that a text must have; a longer pattern is more specific. */
  get literalLength(): number {
    return this.pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  matches(text: string): boolean {
    const { pieces } = this;
    const last = pieces.length - 1;
    if (last === 0) {
      return text === pieces[0];
    }
    const end = text.length - pieces[last].length;
    let at = pieces[0].length;
    if (at > end || !text.startsWith(pieces[0])) {
      return false;
    }
    for (let i = 1; i < last; i++) {
      const found = text.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length;
    }
    return at <= end && text.endsWith(pieces[last]);
  }
}
