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

import { screen, waitFor, within } from '@testing-library/react';
import type { ChargeLineQuery } from 'backstage-plugin-ai-cost-common';
import { InMemoryAiCostApi } from '../../../dev/sample/InMemoryAiCostApi';
import { sampleCharge } from '../../../dev/sample/sampleCharges';
import { richEntity, sampleEntities } from '../../../dev/sample/sampleEntities';
import { fixToday, TODAY } from '../../../dev/testing/fixToday';
import { renderWithApi } from '../../../dev/testing/renderWithApi';
import { AiCostTab } from '../AiCostTab';

fixToday();

function renderTab(search: string, api?: InMemoryAiCostApi) {
  const own = api ?? new InMemoryAiCostApi(sampleEntities(TODAY));
  const { user } = renderWithApi({ element: <AiCostTab />, api: own, search });
  return { api: own, user };
}

const url = () => screen.getByLabelText('URL').textContent;

describe('drill-down', () => {
  it('opens from a model, explains a line, and goes back without losing filters', async () => {
    const { api, user } = renderTab('?basis=billed&env=production');

    const models = within(await screen.findByLabelText('Models'));
    await user.click(models.getByText('llama-3-3-70b'));
    expect(url()).toBe(
      '?basis=billed&env=production&drill=model%3Allama-3-3-70b&drill=provider%3AAWS',
    );
    const drawer = within(await screen.findByRole('dialog'));
    expect(await drawer.findByText(/^1 charge line,/)).toBeVisible();
    expect(api.lineQueries[0]).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
      basis: 'billed',
      environments: ['production'],
      currency: 'USD',
      filters: { model: 'llama-3-3-70b', provider: 'AWS' },
    });

    const line = drawer.getByRole('button', { name: /shared gateway/ });
    expect(line).toHaveAttribute('aria-expanded', 'false');
    await user.click(line);
    expect(url()).toContain('&line=42');

    const why = drawer.getByLabelText('Why is this mine?');
    expect(why).toHaveTextContent(
      'The central rule “shared-gateway” assigns */llm-gateway-* to fraud-scoring and checkout alike.',
    );
    expect(why).toHaveTextContent('50% of the line is this entity’s');
    expect(why).toHaveTextContent('claims the same resource as specifically');
    expect(why).toHaveTextContent('The instance type g6.12xlarge has GPUs');
    expect(within(why).getByRole('link', { name: /checkout/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout',
    );

    await user.click(line);
    expect(drawer.queryByLabelText('Why is this mine?')).toBeNull();
    await user.click(drawer.getByRole('button', { name: 'Close' }));
    expect(url()).toBe('?basis=billed&env=production');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('is what a shared URL asks for, down to a line of a later page', async () => {
    const charges = Array.from({ length: 120 }, (_, index) =>
      sampleCharge(index + 1, {
        perDay: 200 - index,
        description: `Charge ${index + 1}`,
      }),
    );
    const api = new InMemoryAiCostApi({
      'component:default/fraud-scoring': { ...richEntity(TODAY), charges },
    });
    renderTab('?drill=all&drillDays=2026-11-02..2026-11-02&line=115', api);

    expect(await screen.findByLabelText('Why is this mine?')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Charge 115/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    expect(
      api.lineQueries.map(({ from, to, cursor }) => [from, to, cursor]),
    ).toEqual(
      [undefined, '50', '100'].map(cursor => [
        '2026-11-02',
        '2026-11-02',
        cursor,
      ]),
    );
  });

  it('takes filters away one by one', async () => {
    const { user } = renderTab(
      '?drill=model%3Agpt-4o&drill=provider%3AOpenAI&drillDays=2026-11-02..2026-11-08',
    );
    const chip = await screen.findByLabelText(
      'Remove the filter Model: gpt-4o',
    );

    chip.focus();
    await user.keyboard('{Enter}');

    expect(url()).toBe(
      '?drill=provider%3AOpenAI&drillDays=2026-11-02..2026-11-08',
    );
  });

  it('opens a bucket from the table, by keyboard too', async () => {
    const { user } = renderTab(
      '?granularity=week&from=2026-11-03&to=2026-11-15',
    );
    await user.click(await screen.findByText('Table'));

    const week = await screen.findByRole('button', { name: /Nov 3\s–\s8/ });
    week.focus();
    await user.keyboard('{Enter}');

    expect(url()).toContain('&drill=all&drillDays=2026-11-03..2026-11-08');
    expect(await screen.findByRole('dialog')).toBeVisible();
  });

  it('says when lines cannot be loaded, and asks again', async () => {
    const api = new InMemoryAiCostApi(sampleEntities(TODAY));
    const answer = api.getChargeLines.bind(api);
    const failing = jest
      .spyOn(api, 'getChargeLines')
      .mockRejectedValue(new Error('out of reach'));
    const { user } = renderTab('?drill=model%3Agpt-4o', api);

    expect(await screen.findByText('out of reach')).toBeVisible();
    failing.mockImplementation((query: ChargeLineQuery) => answer(query));
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(/^2 charge lines,/)).toBeVisible();
  });
});
