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

import { CONVENTIONS, KNOWN_NAMES } from './conventions';

describe('CONVENTIONS', () => {
  const known = new RegExp(`^${/=~"(.*)"/.exec(KNOWN_NAMES)![1]}$`);

  it('has all of its names among those that are asked for', () => {
    const names = CONVENTIONS.flatMap(({ metrics, unless = [] }) =>
      [...metrics, ...unless].map(({ name }) => name),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter(name => !known.test(name))).toEqual([]);
  });

  it('takes no series for the same measure twice', () => {
    const read = CONVENTIONS.flatMap(({ measure, metrics }) =>
      metrics.map(({ name, where = '' }) => `${measure} ${name} ${where}`),
    );
    expect(new Set(read).size).toBe(read.length);
  });
});
