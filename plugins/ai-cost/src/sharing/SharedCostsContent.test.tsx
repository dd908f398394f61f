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
import { InMemoryGovernanceApi } from '../../dev/sample/governance/InMemoryGovernanceApi';
import { fixToday } from '../../dev/testing/fixToday';
import { renderGovernance } from '../../dev/testing/renderGovernance';
import { SharedCostsContent } from './SharedCostsContent';

fixToday();

describe('SharedCostsContent', () => {
  it('ties out by month to the last digit', async () => {
    renderGovernance({ element: <SharedCostsContent /> });

    const table = within(
      await screen.findByRole('table', { name: 'How it ties out' }),
    );
    expect(table.getByRole('row', { name: /^November/ })).toHaveTextContent(
      'November 2026$3,700.00$700.00$770.25$5,170.25Adds up',
    );
    expect(table.getByRole('row', { name: /^October/ })).toHaveTextContent(
      'Adds up',
    );
    expect(table.getByRole('row', { name: /^Together/ })).toHaveTextContent(
      '$10,120.25Adds up',
    );
  });

  it('says when sums differ by the least amount', async () => {
    const api = new InMemoryGovernanceApi();
    api.shares.months[1].total = '5170.250000000000000001';
    renderGovernance({ element: <SharedCostsContent />, api });

    const table = within(
      await screen.findByRole('table', { name: 'How it ties out' }),
    );
    expect(table.getByRole('row', { name: /^November/ })).toHaveTextContent(
      'Differs by -$0.000000000000000001',
    );
  });

  it('says by which rule a cost is divided, and who has what of it', async () => {
    renderGovernance({ element: <SharedCostsContent /> });

    expect(
      await screen.findByText(
        'By usage: requests; what nobody used stays with the owner, from October 2026 on',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Set by the annotation ai-cost/share'),
    ).toBeVisible();
    expect(
      screen.getByText('October has no usage by requests: all of it stays.'),
    ).toBeVisible();
    const [gateway, pool] = screen.getAllByRole('table', {
      name: 'Who has what of it',
    });
    expect(gateway).toHaveTextContent('60,00060%$600.00');
    expect(gateway).toHaveTextContent('Entities that you may not see');
    expect(pool).toHaveTextContent('75%$300.00');
  });

  it('saves a rule only after a preview of exactly that rule', async () => {
    const { api, user } = renderGovernance({ element: <SharedCostsContent /> });

    await user.click(
      await screen.findByRole('button', {
        name: 'Change how the cost of resource:default/gpu-pool is divided',
      }),
    );
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.getByRole('button', { name: 'Save' })).toBeDisabled();
    const weight = drawer.getByLabelText('Weight of entity 2');
    await user.clear(weight);
    await user.type(weight, '0');
    await user.click(drawer.getByRole('button', { name: 'Preview' }));
    expect(
      drawer.getByText(
        'Give component:default/checkout a whole number above zero.',
      ),
    ).toBeVisible();
    expect(api.previewed).toEqual([]);

    await user.clear(weight);
    await user.type(weight, '2');
    await user.click(drawer.getByRole('button', { name: 'Preview' }));
    const preview = within(
      await drawer.findByRole('region', { name: 'Preview' }),
    );
    expect(preview.getByText(/Nothing is changed yet/)).toBeVisible();
    expect(
      preview.getByRole('table', { name: 'Who has what of it today' }),
    ).toHaveTextContent('75%$300.00');
    expect(
      preview.getByRole('table', { name: 'Who would have what of it' }),
    ).toHaveTextContent('50%$200.00');
    expect(api.saved).toEqual([]);

    // Another change takes the preview away, and with it the way to save.
    await user.type(weight, '0');
    expect(drawer.queryByRole('region', { name: 'Preview' })).toBeNull();
    expect(drawer.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.click(drawer.getByRole('button', { name: 'Preview' }));
    await waitFor(() =>
      expect(drawer.getByRole('button', { name: 'Save' })).toBeEnabled(),
    );
    await user.click(drawer.getByRole('button', { name: 'Save' }));

    expect(
      await screen.findByText('The rule of resource:default/gpu-pool is saved'),
    ).toBeInTheDocument();
    expect(api.saved).toEqual([
      {
        entityRef: 'resource:default/gpu-pool',
        method: 'fixed',
        consumers: [
          { entityRef: 'component:default/search', weight: 3 },
          { entityRef: 'component:default/checkout', weight: 20 },
        ],
        idle: 'owner',
      },
    ]);
  });

  it('makes a rule for another entity', async () => {
    const { api, user } = renderGovernance({ element: <SharedCostsContent /> });

    await user.click(await screen.findByText('Divide another cost…'));
    const drawer = within(await screen.findByRole('dialog'));
    await user.type(
      drawer.getByLabelText('Entity whose cost is divided'),
      'Component:default/Proxy',
    );
    await user.click(drawer.getByRole('button', { name: 'Evenly' }));
    await user.type(
      drawer.getByLabelText('Entity 1'),
      'component:default/search',
    );
    await user.click(drawer.getByRole('button', { name: 'Preview' }));

    await waitFor(() =>
      expect(api.previewed).toEqual([
        {
          entityRef: 'component:default/proxy',
          method: 'even',
          consumers: [{ entityRef: 'component:default/search', weight: 1 }],
          idle: 'owner',
        },
      ]),
    );
  });

  it('returns to the annotation after it asked', async () => {
    const { api, user } = renderGovernance({ element: <SharedCostsContent /> });

    const back = await screen.findAllByText('Return to the annotation…');
    // What is set by an annotation is there already.
    expect(back).toHaveLength(1);
    await user.click(back[0]);
    await user.click(await screen.findByText('Remove the rule'));

    expect(
      await screen.findByText(
        'The rule of resource:default/gpu-pool is removed',
      ),
    ).toBeInTheDocument();
    expect(api.deleted).toEqual(['resource:default/gpu-pool']);
  });

  it('does not save over consumers that the reader may not see', async () => {
    const api = new InMemoryGovernanceApi();
    api.shares.rules[1].rule.consumers[0].entityRef = '';
    renderGovernance({ element: <SharedCostsContent />, api });

    expect(await screen.findByText(/among 2 consumers/)).toBeVisible();
    expect(
      screen.queryByRole('button', {
        name: 'Change how the cost of resource:default/gpu-pool is divided',
      }),
    ).not.toBeInTheDocument();
  });

  it('says what shared costs are when there are none', async () => {
    const api = new InMemoryGovernanceApi();
    api.shares.rules = [];
    renderGovernance({ element: <SharedCostsContent />, api });

    expect(
      await screen.findByText('No cost is divided in this period'),
    ).toBeVisible();
  });
});
