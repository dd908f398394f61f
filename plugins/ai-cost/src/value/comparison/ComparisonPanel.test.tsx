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

import { screen, waitFor } from '@testing-library/react';
import { fixToday } from '../../../dev/testing/fixToday';
import {
  changedValue,
  findKpis,
  renderValue,
  rowsOf,
  urlOfPage,
  VALUE_ENTITY,
} from '../../../dev/testing/renderValue';

fixToday();

describe('ComparisonPanel', () => {
  it('compares two models, and says in words what a test shows', async () => {
    const { api, user } = renderValue();
    await findKpis();
    expect(api.value.comparisons).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Compare' }));

    expect(
      await screen.findByRole('table', { name: 'Comparison' }),
    ).toBeVisible();
    const days = { from: '2026-11-01', to: '2026-11-21' };
    expect(api.value.comparisons).toEqual([
      {
        entityRef: VALUE_ENTITY,
        arms: [
          { ...days, model: 'claude-sonnet-4-5' },
          { ...days, model: 'fraud-detector' },
        ],
        currency: 'USD',
      },
    ]);
    expect(rowsOf('Comparison')).toEqual(
      expect.arrayContaining([
        'Figure | claude-sonnet-4-5, Nov 1 – 21 | fraud-detector, Nov 1 – 21 | Difference | Verdict',
        'Cost per 1,000 requests | $6.19 | $0.42 | -93.2% | They differ20 days of each, cost per thousand requests by dayWelch’s t-test, p < 0.001',
        'Error rate | 0.42% | <0.1% | – | Too few samples to sayFewer than 5 calls failed on one side.',
      ]),
    );
    expect(urlOfPage()).toContain(
      'arm=2026-11-01..2026-11-21%3Aclaude-sonnet-4-5',
    );
  });

  it('compares two periods of all models', async () => {
    const { api, user } = renderValue();
    await findKpis();

    await user.click(screen.getByRole('button', { name: 'Periods' }));
    await user.click(screen.getByRole('button', { name: 'Compare' }));

    await waitFor(() =>
      expect(api.value.comparisons[0]?.arms).toEqual([
        { from: '2026-10-01', to: '2026-10-21' },
        { from: '2026-11-01', to: '2026-11-21' },
      ]),
    );
  });

  it('proposes models that can be told by name and have calls', async () => {
    const { api, user } = renderValue({
      answer: changedValue(({ models: [first, second, ...rest] }) => ({
        models: [
          { ...first, model: '' },
          { ...second, requests: undefined },
          ...rest,
        ],
      })),
    });
    await findKpis();
    await user.click(screen.getByRole('button', { name: 'Compare' }));

    await waitFor(() => expect(api.value.comparisons).toHaveLength(1));
    const models = api.value.comparisons[0].arms.map(({ model }) => model);
    expect(models).toHaveLength(2);
    expect(models).not.toContain('');
    expect(models[0]).not.toBe('fraud-detector');
  });

  it('proposes periods where there is one model', async () => {
    renderValue({
      answer: changedValue(({ models }) => ({ models: models.slice(0, 1) })),
    });
    await findKpis();

    expect(screen.getByRole('button', { name: 'Periods' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(screen.getByRole('button', { name: 'Compare' })).toBeEnabled();
  });
});
