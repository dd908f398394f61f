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

import { screen } from '@testing-library/react';
import { fixToday } from '../../../dev/testing/fixToday';
import {
  changedValue,
  findKpis,
  renderValue,
  rowsOf,
} from '../../../dev/testing/renderValue';

fixToday();

describe('TradeoffPanel', () => {
  it('weighs models by one score, and says who is left out', async () => {
    renderValue({
      answer: changedValue(({ models }) => ({
        models: models.map(model => {
          if (model.model === 'gpt-4o') {
            return {
              ...model,
              quality: { ...model.quality!, key: 'toxicity' },
            };
          }
          return model.model === 'gpt-5-mini'
            ? {
                ...model,
                latency: undefined,
                quality: { ...model.quality!, sampleSize: undefined },
              }
            : model;
        }),
      })),
    });
    await findKpis();

    expect(rowsOf('Cost against quality in figures')).toEqual([
      'Model | Cost per 1,000 requests | accuracy | Sample size | Requests | p95 latency | On the frontier',
      'fraud-detector | $0.42 | 0.861 | n = 4,800 | 7,130,000 | 139 ms | Yes',
      'gpt-5-mini | $0.77 | 0.921 | sample size not told | 1,472,000 | not measured | Yes',
      'claude-sonnet-4-5 | $6.19 | 0.947 | n = 1,200 | 947,600 | 3.8 s | Yes',
    ]);
    expect(
      screen.getByText(
        'Not shown: gpt-4o (It has another score), llama-3.3-70b (The score of the entity is not of this model)',
      ),
    ).toBeVisible();
    expect(screen.getByText('Latency not measured')).toBeVisible();
    expect(screen.getByText('p95 below 250 ms')).toBeVisible();
  });
});
