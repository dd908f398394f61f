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

import { driversInWords } from './driversInWords';

describe('driversInWords', () => {
  it('puts the largest first, whatever its sign, and leaves nothing out but zero', () => {
    expect(
      driversInWords(
        [
          { driver: 'volume', amount: '304' },
          { driver: 'price', amount: '-900' },
          { driver: 'mix', amount: '0' },
          { driver: 'unmetered', amount: '0.001' },
        ],
        'USD',
      ),
    ).toBe(
      '-$900.00 for lower prices, +$304.00 for more tokens, +$0.001 for what counts no tokens',
    );
  });

  it('says what is new, gone, or of which value', () => {
    expect(
      driversInWords([{ driver: 'new', amount: '5', key: 'gpt-5' }], 'EUR'),
    ).toBe('+€5.00 for what was not there before (gpt-5)');
    expect(driversInWords([{ driver: 'gone', amount: '-5' }], 'EUR')).toBe(
      '-€5.00 for what is no longer there',
    );
  });
});
