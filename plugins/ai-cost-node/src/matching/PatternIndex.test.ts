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

import fc from 'fast-check';
import { Glob } from './Glob';
import { PatternIndex } from './PatternIndex';

describe('PatternIndex', () => {
  it('finds whole names and patterns, without case', () => {
    const index = PatternIndex.create({
      patterns: [
        { pattern: '/subscriptions/S1/vm-1', value: 'name' },
        { pattern: '/subscriptions/*/VM-*', value: 'pattern' },
        { pattern: 'v*', value: 'short' },
      ],
    });
    expect(
      index
        .match('/Subscriptions/s1/vm-1')
        .map(({ value, literalLength }) => [value, literalLength]),
    ).toEqual([
      ['name', undefined],
      ['pattern', 19],
    ]);
    expect(index.match('vm').map(({ value }) => value)).toEqual(['short']);
  });

  it('tells names apart by case when asked to', () => {
    const index = PatternIndex.create({
      patterns: [{ pattern: 'key_A', value: 1 }],
      caseSensitive: true,
    });
    expect(index.match('key_a')).toEqual([]);
    expect(index.match('key_A')).toHaveLength(1);
  });

  it('finds what trying every pattern finds', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'é'),
      maxLength: 12,
    });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '*') });
    fc.assert(
      fc.property(fc.array(pattern), text, (patterns, name) => {
        const index = PatternIndex.create({
          patterns: patterns.map((each, value) => ({ pattern: each, value })),
        });
        expect(
          index
            .match(name)
            .map(({ value }) => value)
            .sort((a, b) => a - b),
        ).toEqual(
          [...patterns.keys()].filter(i =>
            Glob.compile(patterns[i]).matches(name),
          ),
        );
      }),
    );
  });
});
