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

import { fixToday } from '../../../dev/testing/fixToday';
import {
  findKpis,
  renderValue,
  rowsOf,
} from '../../../dev/testing/renderValue';

fixToday();

describe('DecompositionPanel', () => {
  it('explains a change by factors, in amounts of as many digits, from one cost to the other', async () => {
    renderValue();
    await findKpis();

    expect(rowsOf('Decomposition of the unit cost')).toEqual([
      'Factor | Times | Change per prediction | ',
      'Nov 1 – 10 |  | $0.003220 | ',
      'PriceWhat a token costs | × 0.94 | -$0.000192 | ',
      'Tokens per requestHow long calls are | × 1.08 | +$0.000239 | ',
      'Requests per predictionHow many calls a prediction takes | × 0.99 | -$0.000031 | ',
      'Mix of modelsWhich models are called | × 0.91 | -$0.000293 | ',
      'Cost without tokensServers, GPUs and other cost that has no tokens | × 1.02 | +$0.000062 | ',
      'Nov 11 – 21 | × 0.933 | $0.003004 | ',
    ]);
  });
});
