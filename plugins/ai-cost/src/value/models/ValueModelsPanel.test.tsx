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
  urlOfPage,
} from '../../../dev/testing/renderValue';

fixToday();

describe('ValueModelsPanel', () => {
  it('sorts models by any figure, the unmeasured last', async () => {
    const { user } = renderValue({
      answer: changedValue(({ models }) => ({
        models: models.map(model =>
          model.model === 'gpt-4o'
            ? {
                ...model,
                errorRate: undefined,
                unavailable: { errorRate: 'Nobody counts its failures.' },
              }
            : model,
        ),
      })),
    });
    await findKpis();
    const names = () =>
      rowsOf('Models and their value')
        .slice(1)
        .map(row => row.split(' | ')[0]);

    await user.click(screen.getByRole('button', { name: 'Errors' }));
    expect(names()).toEqual([
      'claude-sonnet-4-5Anthropic',
      'gpt-5-miniOpenAI',
      'llama-3.3-70bvLLM',
      'fraud-detectorAWS',
      'gpt-4oOpenAI',
    ]);
    await user.click(screen.getByRole('button', { name: 'Errors' }));
    expect(names()[0]).toBe('fraud-detectorAWS');
    expect(names()[4]).toBe('gpt-4oOpenAI');
    expect(urlOfPage()).toBe('?view=value&valueSort=errorRate');
    expect(
      screen.getByRole('button', {
        name: 'n/a, not available: Nobody counts its failures.',
      }),
    ).toBeVisible();
  });
});
