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

import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderScreen } from '../../dev/testing/renderScreen';
import { samplePortfolio } from '../../dev/sample/portfolio/SamplePortfolio';
import { OverviewContent } from './OverviewContent';

fixToday();

const portfolio = samplePortfolio(TODAY);
const render = (options: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({ element: <OverviewContent />, ...options });
const url = () => screen.getByLabelText('URL').textContent;
const panel = (name: string) => screen.findByRole('region', { name });

describe('the overview', () => {
  it('tells what was spent, and how that is made up', async () => {
    render();
    const trend = await panel('Cost over time');
    expect(within(trend).getAllByText('Anthropic').length).toBeGreaterThan(0);
    for (const figure of ['Direct', 'Shared', 'Nobody’s']) {
      expect(screen.getAllByText(figure)[0]).toBeVisible();
    }
    expect(screen.getByText('Why, and whose it may be')).toHaveAttribute(
      'href',
      '/ai-cost/coverage',
    );
    expect(screen.getByText(/Complete through Nov 21/)).toBeVisible();
  });

  it('narrows everything to a row, in the URL, and back', async () => {
    const { api, user } = render();
    const teams = await panel('By team');
    await user.click(within(teams).getByText('Fraud prevention'));

    expect(url()).toBe('/?filter=owner%3Agroup%3Adefault%2Ffraud');
    expect(api.queries[api.queries.length - 1].filters).toEqual({
      owner: ['group:default/fraud'],
    });
    const filters = await screen.findByRole('group', { name: 'Filters' });
    expect(within(filters).getByText('Sprawl')).toHaveAttribute(
      'href',
      '/ai-cost/sprawl?filter=owner%3Agroup%3Adefault%2Ffraud',
    );
    await user.click(
      within(filters).getByLabelText(
        'Remove the filter Team: Fraud prevention',
      ),
    );
    expect(url()).toBe('/');

    await user.click(screen.getByText('Back'));
    expect(url()).toBe('/?filter=owner%3Agroup%3Adefault%2Ffraud');
  });

  it('leads to teams, components and charge lines with the filters', async () => {
    const { api, user } = render({
      search: '?period=last-month&env=production&filter=provider:Anthropic',
    });
    const components = await panel('By component');
    expect(
      within(components).getByLabelText('AI costs of Fraud scoring'),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-scoring/ai-cost?period=last-month&env=production',
    );
    await user.click(
      within(components).getByLabelText('Charge lines of Fraud scoring'),
    );

    const drawer = within(await screen.findByRole('dialog'));
    expect(await drawer.findByText(/4 charge lines,/)).toBeVisible();
    expect(api.lineQueries[0]).toMatchObject({
      from: '2026-10-01',
      filters: {
        provider: ['Anthropic'],
        environment: ['production'],
        entity: ['component:default/fraud-scoring'],
      },
    });
    await user.click(drawer.getByText('claude-sonnet-4-5, output tokens'));
    expect(await drawer.findByText('Why is this theirs?')).toBeVisible();
    await user.click(drawer.getByLabelText('Close'));
    expect(url()).toBe(
      '/?period=last-month&env=production&filter=provider%3AAnthropic',
    );
  });

  it('lists what is nobody’s, and why', async () => {
    const { user } = render({ search: '?drill=entity:' });
    const drawer = within(await screen.findByRole('dialog'));
    await user.click(await drawer.findByText('Team seats'));
    expect(await drawer.findByText('Why is this nobody’s?')).toBeVisible();
    expect(drawer.getByText('No tags')).toBeVisible();
  });

  it('explains the change by cause and by value, to the digit', async () => {
    const { user } = render();
    await panel('What drives the change');
    const rows = () =>
      within(
        screen.getByRole('table', {
          name: 'From the spend before to this one',
        }),
      )
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          row.children[0].textContent?.replace(/\u2009/g, ' ').trim(),
        );
    expect(rows()).toEqual([
      'Oct 1 – 21',
      'Volume',
      'New',
      'Price',
      'Nov 1 – 21',
    ]);

    await user.click(screen.getByRole('button', { name: 'Provider' }));
    expect(url()).toBe('/?steps=key');
    expect(rows()).toContain('Google Cloud');
  });

  it('stacks the course by team', async () => {
    const { api } = render({ search: '?groupBy=owner' });
    const trend = await panel('Cost over time');
    expect(api.queries[0]).toMatchObject({ groupBy: 'owner' });
    expect(within(trend).getAllByText('Fraud prevention')).not.toHaveLength(0);
    expect(await panel('By provider')).toBeVisible();
  });

  it('says that something is hidden, and never how much', async () => {
    render({
      answer: { ...portfolio, hidden: { entities: 2, unallocated: true } },
    });
    expect(
      await screen.findByText(
        'Without 2 entities that you may not see, and what is nobody’s, which you may not see.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('You may not see it, and it is in no figure here'),
    ).toBeVisible();
  });

  it('says where to look when there is nothing', async () => {
    const { user } = render({
      answer: { ...portfolio, charges: [] },
      search: '?filter=model:gpt-9',
    });
    expect(
      await screen.findByText(
        'Nothing matches the filters above in this period.',
      ),
    ).toBeVisible();
    await user.click(screen.getByText('Look at the last 12 months'));
    expect(url()).toBe('/?period=last-12-months');
    expect(
      await screen.findByText('See how the billing sources fare'),
    ).toHaveAttribute('href', '/ai-cost/sources');
  });

  it('tries again after a failure', async () => {
    const { api, user } = render({
      answer: new ServiceUnavailableError('The ledger is away'),
    });
    expect(await screen.findByText('The ledger is away')).toBeVisible();
    api.answer = portfolio;
    await user.click(screen.getByText('Try again'));
    expect(await panel('Cost over time')).toBeVisible();
  });

  it('says whom to ask where one may not see it', async () => {
    render({ answer: new NotAllowedError('Not allowed') });
    expect(
      await screen.findByText('You may not see the AI costs'),
    ).toBeVisible();
    expect(screen.queryByText('Views')).not.toBeInTheDocument();
  });
});
