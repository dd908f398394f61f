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

describe('Glob', () => {
  it.each([
    ['vm-1', 'vm-1', true],
    ['vm-1', 'vm-10', false],
    ['vm-*', 'vm-', true],
    ['*-vm', 'a-vm', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false],
    ['arn:*:*:endpoint/fraud-*', 'arn:aws:sagemaker:endpoint/fraud-v2', true],
    ['*', '', true],
    ['**x', 'x', true],
    ['a.c', 'abc', false],
    ['[a]+', '[a]+', true],
  ])('%s against %s: %s', (pattern, text, matches) => {
    expect(Glob.compile(pattern).matches(text)).toBe(matches);
  });

  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*') });
    fc.assert(
      fc.property(
        letters,
        letters.map(text => text.replace(/\*/g, '')),
        (pattern, text) => {
          const expression = new RegExp(`^${pattern.replace(/\*+/g, '.*')}$`);
          expect(Glob.compile(pattern).matches(text)).toBe(
            expression.test(text),
          );
        },
      ),
    );
  });
});
