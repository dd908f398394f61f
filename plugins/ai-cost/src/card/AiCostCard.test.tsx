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
import { InMemoryAiCostApi } from '../../dev/sample/InMemoryAiCostApi';
import { sampleEntities } from '../../dev/sample/sampleEntities';
import { sampleValue } from '../../dev/sample/value/sampleValue';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderWithApi } from '../../dev/testing/renderWithApi';
import { AiCostCard } from './AiCostCard';

fixToday();

function renderCard(entityName?: string) {
  const api = new InMemoryAiCostApi(sampleEntities(TODAY));
  const rendered = renderWithApi({ element: <AiCostCard />, api, entityName });
  return { ...rendered, api };
}

describe('AiCostCard', () => {
  it('shows this month so far, how it moved and the top three models', async () => {
    renderCard();

    expect(await screen.findByText('$17,774.59')).toBeVisible();
    expect(screen.getByText('+$633.83 (+4%)')).toBeVisible();
    const models = screen.getByLabelText('Top models');
    expect(models).toHaveTextContent(
      'claude-sonnet-4-5$7,396.11fraud-detector$5,462.10gpt-4o$2,371.65',
    );
    expect(models.children).toHaveLength(3);
    expect(
      screen.getByRole('img', {
        name: 'Daily cost this month, $17,774.59 in all',
      }),
    ).toBeVisible();
  });

  it('adds what the money buys once it is there, and nothing where it is not', async () => {
    const { api } = renderCard('checkout');
    expect(await screen.findByText('This month so far')).toBeVisible();
    expect(api.value.queries).toEqual([
      {
        entityRef: 'component:default/checkout',
        from: '2026-11-01',
        to: '2026-11-30',
      },
    ]);
    expect(screen.queryByLabelText('Value this month')).not.toBeInTheDocument();
  });

  it('shows unit cost, p95 and quality with their trend', async () => {
    const api = new InMemoryAiCostApi(sampleEntities(TODAY));
    api.value.answers['component:default/fraud-scoring'] = query =>
      sampleValue(query, TODAY);
    renderWithApi({ element: <AiCostCard />, api });

    expect(await screen.findByLabelText('Value this month')).toHaveTextContent(
      /^Cost per prediction\$0\.00\d+-5\.9% betterLatency, p95904 ms\+7\.5% worseQuality: accuracy0\.947\+0\.9% better$/,
    );
  });

  it('does without value where that fails', async () => {
    const api = new InMemoryAiCostApi(sampleEntities(TODAY));
    api.value.answers['component:default/fraud-scoring'] = new Error('away');
    renderWithApi({ element: <AiCostCard />, api });

    expect(await screen.findByText('$17,774.59')).toBeVisible();
    expect(screen.queryByText(/away/)).not.toBeInTheDocument();
  });

  it('links to the tab', async () => {
    renderCard();

    expect(await screen.findByText('All AI costs')).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-scoring/ai-cost',
    );
  });

  it('breaks the line where nothing was delivered', async () => {
    renderCard('support-assistant');

    const line = await screen.findByRole('img');
    expect(line.querySelector('path')?.getAttribute('d')?.match(/M/g)).toEqual([
      'M',
      'M',
    ]);
  });

  it('says when nothing was charged, and who may not see it', async () => {
    renderCard('brand-new');
    expect(await screen.findByText('No AI charges this month.')).toBeVisible();

    renderCard('secret');
    expect(
      await screen.findByText('You may not see what this entity costs.'),
    ).toBeVisible();
  });

  it('asks again after a failure', async () => {
    const { api, user } = renderCard('broken');
    expect(
      await screen.findByText(/The ledger’s database does not answer/),
    ).toBeVisible();

    api.entities['component:default/broken'] =
      api.entities['component:default/fraud-scoring'];
    await user.click(screen.getByText('Try again'));

    expect(await screen.findByText('$17,774.59')).toBeVisible();
  });
});
