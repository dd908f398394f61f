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

import { Glob } from './Glob';

/**
 * A condition of a configured rule: one of the values that it reads from a
 * charge matches one of its patterns.
 */
export class ChargeCondition<C> {
  /**
   * Compares names without case.
   *
   * @param patterns - one or more, `*` for any run of characters
   */
  static onValues<C>(options: {
    name: string;
    patterns: readonly string[];
    read(charge: C): (string | undefined)[];
  }): ChargeCondition<C> {
    const { name, patterns, read } = options;
    return new ChargeCondition(
      name,
      patterns.map(pattern => Glob.compile(pattern.toLowerCase())),
      text => text.toLowerCase(),
      read,
    );
  }

  /** Compares the key without case and the value with it, as all tags are. */
  static onTag(options: {
    key: string;
    patterns: readonly string[];
  }): ChargeCondition<{ tags: Record<string, string> }> {
    const key = options.key.trim().toLowerCase();
    return new ChargeCondition(
      `tag ${options.key.trim()}`,
      options.patterns.map(Glob.compile),
      text => text,
      ({ tags }) =>
        Object.keys(tags)
          .filter(tag => tag.toLowerCase() === key)
          .map(tag => tags[tag]),
    );
  }

  private constructor(
    readonly name: string,
    private readonly globs: readonly Glob[],
    private readonly fold: (text: string) => string,
    private readonly read: (charge: C) => (string | undefined)[],
  ) {}

  /** The value that matches; undefined when none does. */
  find(charge: C): string | undefined {
    return this.read(charge).find(text => {
      const folded = text === undefined ? undefined : this.fold(text);
      return (
        folded !== undefined && this.globs.some(glob => glob.matches(folded))
      );
    });
  }

  toJSON() {
    return [this.name, ...this.globs.map(glob => glob.pattern)];
  }
}
