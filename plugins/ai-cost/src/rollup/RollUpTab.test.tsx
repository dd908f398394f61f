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
import { ServiceUnavailableError } from '@backstage/errors';
import { InMemoryRollUpApi } from '../../dev/sample/rollup/InMemoryRollUpApi';
import { sampleScopes } from '../../dev/sample/rollup/sampleScopes';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderRollUp } from '../../dev/testing/renderRollUp';
import { rowsOf, urlOfPage } from '../../dev/testing/renderValue';
import { AiCostTab } from '../tab/AiCostTab';

fixToday();

const renderTab = (
  options: Omit<Parameters<typeof renderRollUp>[0], 'element'> = {},
) => renderRollUp({ element: <AiCostTab />, ...options });

const findTable = () =>
  screen.findByRole('table', { name: 'Components by cost' });

const namesInTable = () =>
  rowsOf('Components by cost')
    .slice(1)
    .map(row => row.split(' | ')[0]);

describe('the AI Cost tab of a Group', () => {
  it('asks once for the month by component, and then for what is measured', async () => {
    const { api } = renderTab();
    await findTable();

    expect(api.queries).toEqual([
      {
        scopeRef: 'group:default/risk',
        from: '2026-11-01',
        to: '2026-11-30',
        granularity: 'day',
        basis: 'effective',
        groupBy: 'entity',
        relations: 'all',
      },
    ]);
    expect(api.valueQueries).toEqual([
      {
        scopeRef: 'group:default/risk',
        from: '2026-11-01',
        to: '2026-11-30',
        currency: 'USD',
        relations: 'all',
      },
    ]);
  });

  it('says how much, how it is made up, and that something is hidden', async () => {
    renderTab();

    expect(await screen.findByText('Cost, Nov 1 – 23')).toBeVisible();
    expect(
      screen.getByText('Complete days only: Nov 1 – 21 against Oct 1 – 21'),
    ).toBeVisible();
    expect(screen.getByText('Direct').closest('dl')).toHaveTextContent(
      /Direct\$18,[\d,.]+9\d%.*Shared\$[\d,.]+/,
    );
    expect(
      screen.getByText('Without 2 entities that you may not see.'),
    ).toBeVisible();
  });

  it('ranks components with what is measured of them; not measured is not zero', async () => {
    renderTab();
    await findTable();
    await screen.findByText('per prediction, +10%');

    const rows = rowsOf('Components by cost');
    expect(rows[1]).toMatch(
      /^Fraud scoringComponent · service1 annotation problem \| \$17,774\.59 \| \+\$633\.83\+4% \| \d+% \| – \| [\d.]+B? \| \$0\.0088per prediction, \+10%above target \| 904 ms \| 0\.12% \| 0\.947accuracyn = 1,200$/,
    );
    const disputes = rows.find(row => row.startsWith('disputes'));
    expect(disputes).toMatch(/New/);
    expect(disputes).toMatch(
      /nothing before .*\| n\/a \| 2\.4 s \| n\/a \| n\/a$/,
    );
  });

  it('leads to the tabs of components and child groups, of the same days and money', async () => {
    renderTab({ search: '?period=last-month&basis=list&env=production' });
    const table = within(await findTable());

    expect(table.getByText('Fraud scoring').closest('a')).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-scoring/ai-cost?period=last-month&basis=list&env=production',
    );
    expect(screen.getByText('Fraud').closest('a')).toHaveAttribute(
      'href',
      '/catalog/default/group/fraud/ai-cost?period=last-month&basis=list&env=production',
    );
    // The catalog has no page of what it has no more.
    expect(table.getByText('old-rules').closest('a')).toBeNull();
    expect(table.getByText('Retired')).toBeVisible();
  });

  it('says what moved and why', async () => {
    renderTab();
    await findTable();

    const movers = within(screen.getByRole('list', { name: 'What moved' }));
    expect(
      movers.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'Fraud scoring+$633.83 (+4%)+$904.00 for more tokens, -$270.17 for lower prices',
      expect.stringMatching(
        /^disputes\+\$[\d.]+ \(new\)\+\$210\.00 for what was not there before$/,
      ),
    ]);
  });

  it('sorts, filters and keeps the order in the URL', async () => {
    const { user } = renderTab({ search: '?other=1' });
    const table = within(await findTable());
    expect(namesInTable()[0]).toMatch(/^Fraud scoring/);

    await user.click(
      table.getByText('Component', { selector: '.MuiTableSortLabel-root' }),
    );
    expect(namesInTable()[0]).toMatch(/^chargebacks/);
    expect(urlOfPage()).toBe('?other=1&sort=component');

    await user.type(screen.getByLabelText('Filter components'), 'retired');
    expect(namesInTable()).toEqual([expect.stringMatching(/^old-rules/)]);
  });

  it('compares components on one chart and side by side, by the URL', async () => {
    const { api, user } = renderTab();
    await findTable();

    await user.click(screen.getByLabelText('Compare Fraud scoring'));
    expect(
      await screen.findByText('Choose one more component in the table below.'),
    ).toBeVisible();
    await user.click(screen.getByLabelText('Compare disputes'));

    await waitFor(() =>
      expect(rowsOf('Components side by side')[0]).toBe(
        'Figure | Fraud scoring | disputes',
      ),
    );
    expect(rowsOf('Components side by side')[1]).toMatch(
      /^Cost \| \$17,774\.59 \| \$\d+/,
    );
    expect(decodeURIComponent(urlOfPage()!)).toBe(
      '?compare=component:default/fraud-scoring&compare=component:default/disputes',
    );
    expect(api.queries[api.queries.length - 1]).toMatchObject({
      groupBy: 'entity',
      filters: {
        entity: [
          'component:default/fraud-scoring',
          'component:default/disputes',
        ],
      },
    });
    // The lines in figures, for those who do not see them.
    const [, compared] = await screen.findAllByLabelText(
      'Cost over time in figures',
    );
    expect(compared).toHaveTextContent('Fraud scoring');

    await user.click(screen.getByText('Stop comparing'));
    expect(urlOfPage()).toBe('');
  });

  it('compares six at most', async () => {
    const refs = [1, 2, 3, 4, 5, 6].map(
      one => `compare=component:default/c${one}`,
    );
    renderTab({ search: `?${refs.join('&')}` });
    await findTable();
    expect(screen.getByLabelText('Compare Fraud scoring')).toBeDisabled();
  });

  it('shows what is the group’s own, when that is asked', async () => {
    const { api, user } = renderTab();
    await findTable();
    expect(screen.getByText('Child groups')).toBeVisible();

    await user.click(screen.getByText('Own only'));

    await waitFor(() =>
      expect(screen.queryByText('Child groups')).not.toBeInTheDocument(),
    );
    expect(urlOfPage()).toBe('?relations=direct');
    expect(api.queries[api.queries.length - 1].relations).toBe('direct');
  });

  it('opens the charge lines behind a component’s cost, and keeps the rest', async () => {
    const { api, user } = renderTab({ search: '?basis=billed' });
    const table = within(await findTable());

    await user.click(table.getByText('$17,774.59'));

    expect(decodeURIComponent(urlOfPage()!)).toBe(
      '?basis=billed&drill=entity:component:default/fraud-scoring',
    );
    await waitFor(() =>
      expect(api.lineQueries[0]).toMatchObject({
        scopeRef: 'group:default/risk',
        basis: 'billed',
        filters: { entity: ['component:default/fraud-scoring'] },
      }),
    );
  });

  it('opens the charge lines behind a component’s bar', async () => {
    const { api } = renderTab({
      search:
        '?relations=direct&drill=entity:component:default/disputes&drillDays=2026-11-20..2026-11-20',
    });

    expect(await screen.findByText('Charge lines')).toBeVisible();
    await waitFor(() =>
      expect(api.lineQueries[0]).toMatchObject({
        scopeRef: 'group:default/risk',
        relations: 'direct',
        from: '2026-11-20',
        to: '2026-11-20',
        filters: { entity: ['component:default/disputes'] },
      }),
    );
  });

  it('shows the costs where what is measured fails', async () => {
    const api = new InMemoryRollUpApi(sampleScopes(TODAY));
    api.valueError = new ServiceUnavailableError('away');
    renderTab({ api });
    await findTable();

    await waitFor(() =>
      expect(
        screen.getAllByTitle('It could not be loaded.').length,
      ).toBeGreaterThan(4),
    );
    expect(rowsOf('Components by cost')[1]).toContain('$17,774.59');
  });

  it.each([
    ['newcomers', 'The newcomers team has no components', /spec\.owner/],
    [
      'quiet',
      'No AI charges for The quiet team, Nov 1 – 30',
      /any of its 3 components/,
    ],
    [
      'veiled',
      'Nothing of The veiled team that you may see',
      /aiCost\.cost\.read/,
    ],
    ['secret', 'You may not see the AI costs of The secret team', /aiCost/],
    ['unknown', /The unknown team is not in the catalog/, /Look again/],
  ])(
    'says of %s why there is nothing, and what to do',
    async (name, title, advice) => {
      renderTab({ name });
      expect(await screen.findByText(title)).toBeVisible();
      expect(screen.getByText(advice)).toBeVisible();
    },
  );

  it('asks again after a failure', async () => {
    const { api, user } = renderTab({ name: 'broken' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The ledger’s database does not answer',
    );

    api.scopes['group:default/broken'] = api.scopes['group:default/risk'];
    await user.click(screen.getByText('Try again'));
    expect(await findTable()).toBeVisible();
  });
});

describe('the AI Cost tab of other kinds', () => {
  it.each([
    ['User', 'ann', 'Groups'],
    ['Domain', 'money', 'Systems and domains'],
  ])('names what is below a %s', async (kind, name, title) => {
    renderTab({ kind, name });
    expect(await screen.findByText(title)).toBeVisible();
  });

  it('is of a System as well', async () => {
    const { api } = renderTab({ kind: 'System', name: 'payments' });
    await findTable();
    expect(api.queries[0].scopeRef).toBe('system:default/payments');
    expect(screen.queryByText(/may not see/)).not.toBeInTheDocument();
  });
});
