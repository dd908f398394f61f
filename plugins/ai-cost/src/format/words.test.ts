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

import { nameOf } from './words';

describe('nameOf', () => {
  it('names workloads, and keeps other values as they are', () => {
    expect(nameOf('workload', 'data')).toBe('Data and storage');
    expect(nameOf('model', 'data')).toBe('data');
    expect(nameOf('model', '')).toBe('Unknown model');
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'takes %s for mere text',
    text => {
      expect(nameOf('workload', text)).toBe(text);
      expect(nameOf('environment', text)).toBe(text);
    },
  );
});
