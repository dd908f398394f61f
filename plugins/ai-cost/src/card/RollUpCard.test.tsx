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
import { fixToday } from '../../dev/testing/fixToday';
import { renderRollUp } from '../../dev/testing/renderRollUp';
import { AiCostCard } from './AiCostCard';

fixToday();

const renderCard = (name?: string) =>
  renderRollUp({ element: <AiCostCard />, name });

describe('the card of a Group', () => {
  it('shows the month so far and the three dearest components', async () => {
    const { api } = renderCard();

    const top = await screen.findByLabelText('Top components');
    expect([...top.children].map(item => item.firstChild?.textContent)).toEqual(
      ['Fraud scoring', 'chargebacks', 'disputes'],
    );
    expect(screen.getByText(/^Complete days only/)).toBeVisible();
    expect(screen.getByText('Fraud scoring').closest('a')).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-scoring/ai-cost',
    );
    expect(screen.getByText('All AI costs')).toHaveAttribute(
      'href',
      '/catalog/default/group/risk/ai-cost',
    );
    expect(api.queries).toHaveLength(1);
  });

  it('says when there is nothing, and who may not see it', async () => {
    renderCard('quiet');
    expect(await screen.findByText('No AI charges this month.')).toBeVisible();

    renderCard('secret');
    expect(
      await screen.findByText('You may not see what this costs.'),
    ).toBeVisible();
  });
});
