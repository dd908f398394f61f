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

import { costChange } from './costChange';

describe('costChange', () => {
  it('subtracts exactly', () => {
    expect(costChange('0.3', '0.1')).toMatchObject({
      difference: '0.2',
      direction: 'up',
    });
    expect(costChange('90', '120')).toEqual({
      difference: '-30',
      direction: 'down',
      ratio: -0.25,
    });
  });

  it('has no ratio to nothing, nor to a credit', () => {
    expect(costChange('5', '0').ratio).toBeUndefined();
    expect(costChange('5', '-5')).toEqual({
      difference: '10',
      direction: 'up',
      ratio: undefined,
    });
  });

  it('tells equal amounts, however they are written', () => {
    expect(costChange('1.50', '1.5').direction).toBe('same');
  });
});
