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
import type { UserEvent } from '@testing-library/user-event';
import { InMemoryAiCostApi } from '../../dev/sample/InMemoryAiCostApi';
import type { SampleEntity } from '../../dev/sample/SampleEntity';
import { sampleEntities } from '../../dev/sample/sampleEntities';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderWithApi } from '../../dev/testing/renderWithApi';
import { AiCostTab } from './AiCostTab';

fixToday();

function renderTab(options: { entityName?: string; search?: string } = {}) {
  const api = new InMemoryAiCostApi(sampleEntities(TODAY));
  const rendered = renderWithApi({ element: <AiCostTab />, api, ...options });
  return { ...rendered, api };
}

const chartTable = () => screen.findByLabelText('Cost over time in figures');

const url = () => screen.getByLabelText('URL').textContent;

describe('AiCostTab', () => {
  it('says what the month cost, and compares complete days only', async () => {
    const { api } = renderTab();

    expect(await screen.findByText('Cost, Nov 1 – 23')).toBeVisible();
    expect(screen.getByText('$17,774.59')).toHaveAttribute(
      'title',
      '$17,774.590239',
    );
    expect(
      screen.getByText('Complete days only: Nov 1 – 21 against Oct 1 – 21'),
    ).toBeVisible();
    expect(screen.getByText('+$633.83 (+4%)')).toBeVisible();
    expect(api.costQueries).toEqual([
      {
        entityRef: 'component:default/fraud-scoring',
        from: '2026-11-01',
        to: '2026-11-30',
        granularity: 'day',
        basis: 'effective',
        groupBy: 'model',
      },
    ]);
  });

  it('says how fresh and how sure the figures are', async () => {
    const { user } = renderTab();

    const freshness = await screen.findByLabelText('Freshness');
    expect(freshness).toHaveTextContent(
      'Complete through Nov 21 · delivered 3 hours ago · invoice grade · 2 provisional days',
    );
    expect(freshness).toHaveTextContent(
      'aws restated October 2026 on Nov 20: its AI charges, of all entities together, changed by -$1,204.11',
    );

    await user.click(
      within(freshness).getByRole('button', { name: '2 sources' }),
    );
    expect(freshness).toHaveTextContent('openai: complete through Nov 21');
  });

  it('tells settled, provisional and missing buckets apart', async () => {
    renderTab({ entityName: 'support-assistant' });

    const rows = within(await chartTable()).getAllByRole('row');
    const textOf = (day: string) =>
      rows.find(row => row.textContent?.includes(day))?.textContent;
    expect(textOf('Nov 11')).toContain('Settled');
    expect(textOf('Nov 13')).toContain('Provisional');
    expect(textOf('Nov 14')).toMatch(/No data was delivered–––/);
    expect(textOf('Nov 24')).toBeUndefined();
    // The legend names the patterns that the bars use.
    const legend = screen.getAllByRole('listitem');
    expect(legend.map(item => item.textContent)).toEqual(
      expect.arrayContaining([
        'Provisional: may still change',
        'No data was delivered',
      ]),
    );
  });

  it('keeps every control in the URL, and leaves defaults out', async () => {
    const { api, user } = renderTab({ search: '?other=1' });
    await chartTable();
    expect(url()).toBe('?other=1');

    await choose(user, 'Period', 'Last 90 days');
    await choose(user, 'Cost basis', 'List');
    await choose(user, 'Group by', 'Environment');
    await user.click(await screen.findByText('Month'));
    await choose(user, 'Environment', 'staging');
    await user.keyboard('{Escape}');

    expect(url()).toBe(
      '?other=1&period=last-90-days&granularity=month&basis=list&groupBy=environment&env=staging',
    );
    await waitFor(() =>
      expect(api.costQueries[api.costQueries.length - 1]).toMatchObject({
        from: '2026-08-26',
        to: '2026-11-23',
        granularity: 'month',
        basis: 'list',
        groupBy: 'environment',
        environments: ['staging'],
      }),
    );

    await choose(user, 'Cost basis', 'Effective');
    expect(url()).not.toContain('basis');
  });

  it('asks what a shared URL asks', async () => {
    const { api } = renderTab({
      entityName: 'checkout',
      search: '?from=2026-10-05&to=2026-10-11&currency=EUR&groupBy=provider',
    });

    expect(await screen.findByText('Cost, Oct 5 – 11')).toBeVisible();
    expect(api.costQueries[0]).toMatchObject({
      from: '2026-10-05',
      to: '2026-10-11',
      currency: 'EUR',
      groupBy: 'provider',
    });
    expect(screen.getByLabelText('From')).toHaveValue('2026-10-05');
    expect(screen.getByLabelText('Currency')).toHaveTextContent('EUR');
  });

  it('takes days of the reader’s own once they are in order', async () => {
    const { api, user } = renderTab();
    await chartTable();
    await choose(user, 'Period', 'Custom days');

    const to = screen.getByLabelText('To');
    await user.clear(to);
    await user.type(to, '2026-10-30');
    expect(screen.getByText('Must not be before the first day')).toBeVisible();
    expect(url()).toBe('?from=2026-11-01&to=2026-11-30');

    const from = screen.getByLabelText('From');
    await user.clear(from);
    await user.type(from, '2026-10-28');
    await waitFor(() => expect(url()).toBe('?from=2026-10-28&to=2026-10-30'));
    expect(api.costQueries[api.costQueries.length - 1]).toMatchObject({
      from: '2026-10-28',
      to: '2026-10-30',
    });
  });

  it('keeps the last report on screen while the next one loads', async () => {
    const { api, user } = renderTab();
    await chartTable();
    jest.spyOn(api, 'getEntityCosts').mockReturnValue(new Promise(() => {}));

    await choose(user, 'Cost basis', 'Billed');

    expect(screen.getByText('$17,774.59')).toBeVisible();
    expect(
      screen.getAllByRole('status').map(status => status.textContent),
    ).toContain('Loading AI costs');
  });

  it('lists models with tokens and prices per million, in the asked order', async () => {
    const { user } = renderTab();
    const models = within(await screen.findByLabelText('Models'));

    const claude = models.getByRole('row', { name: /claude-sonnet-4-5/ });
    expect(claude).toHaveTextContent('Anthropic · Inference');
    expect(claude).toHaveTextContent('$15.00275M tokens');
    const names = () =>
      models
        .getAllByRole('rowheader')
        .map(header => within(header).getByRole('button').textContent);
    expect(names()[0]).toBe('claude-sonnet-4-5');

    await user.click(models.getByRole('button', { name: 'Change' }));
    expect(names()[0]).toBe('fraud-detector');
    expect(url()).toBe('?sort=-change');
    expect(
      models.getByRole('columnheader', { name: 'Change' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('shows money below a cent with its digits', async () => {
    const api = new InMemoryAiCostApi({
      'component:default/fraud-scoring':
        sampleEntities(TODAY)['resource:default/embedding-index'],
    });
    renderWithApi({ element: <AiCostTab />, api });

    const [figure] = await screen.findAllByText('$0.00125');
    expect(figure).toHaveAttribute('title', '$0.001249');
  });

  it('reports problems of annotations', async () => {
    renderTab();

    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent('1 annotation needs a look');
    expect(note).toHaveTextContent(
      /ai-cost\/workload: inferense – Not known\./,
    );
  });

  it('does not call claims wrong that others make more specifically', async () => {
    const api = new InMemoryAiCostApi({
      'component:default/fraud-scoring': {
        ...(sampleEntities(TODAY)[
          'component:default/fraud-scoring'
        ] as SampleEntity),
        problems: [
          {
            annotation: 'ai-cost/tags',
            kind: 'displaced',
            message: '2 charge lines went elsewhere.',
          },
        ],
      },
    });
    renderWithApi({ element: <AiCostTab />, api });

    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent('Others claim some charges more');
    expect(note).toHaveTextContent('2 charge lines went elsewhere.');
  });

  it('offers annotations to copy where nothing was charged', async () => {
    const { user } = renderTab({ entityName: 'receipts-ocr' });

    expect(
      await screen.findByText('No AI charges for receipts-ocr, Nov 1 – 30'),
    ).toBeVisible();
    expect(screen.getByText(/Would match 12 charge lines today/)).toBeVisible();
    const copied: string[] = [];
    document.execCommand = () => {
      copied.push(String(document.getSelection()));
      return true;
    };
    await user.click(
      screen.getByRole('button', { name: 'Copy the annotation ai-cost/tags' }),
    );
    expect(copied).toEqual([
      'metadata:\n  annotations:\n    ai-cost/tags: application=receipts',
    ]);
    expect(await screen.findAllByText('Copied')).toHaveLength(2);

    await user.click(
      screen.getByRole('button', { name: 'Look at the last 12 months' }),
    );
    expect(url()).toBe('?period=last-12-months');
  });

  it('fills snippets with the entity’s name where there is nothing to suggest', async () => {
    renderTab({ entityName: 'brand-new' });

    expect(
      await screen.findByText(/ai-cost\/tags: application=brand-new/),
    ).toBeVisible();
    expect(
      screen.getByText(/ai-cost\/resources: "\*brand-new\*"/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /All annotations/ }),
    ).toHaveAttribute('href', expect.stringContaining('docs/annotate.md'));
  });

  it('says what failed, and asks again', async () => {
    const { api, user } = renderTab({ entityName: 'broken' });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Could not load the AI costs of broken');
    expect(alert).toHaveTextContent('The ledger’s database does not answer');

    api.entities['component:default/broken'] =
      api.entities['component:default/fraud-scoring'];
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('$17,774.59')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('tells who may not see the costs, and offers nothing that would not work', async () => {
    renderTab({ entityName: 'secret' });

    expect(
      await screen.findByText('You may not see the AI costs of secret'),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Export CSV' }),
    ).not.toBeInTheDocument();
  });

  it('exports what is on screen', async () => {
    const { user, reportedErrors } = renderTab({ search: '?basis=billed' });
    await chartTable();
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:costs';
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.push(this.download);
      });

    await user.click(screen.getByRole('button', { name: 'Export CSV' }));

    await waitFor(() =>
      expect(saved).toEqual([
        'ai-cost-component-default-fraud-scoring-2026-11-01-2026-11-30.csv',
      ]),
    );
    expect(reportedErrors()).toEqual([]);
  });
});

async function choose(user: UserEvent, label: string, option: string) {
  // "Group by" may be labelled with the name of a dimension, further down.
  const [field] = await screen.findAllByLabelText(label);
  await user.click(field);
  const list = within(await screen.findByRole('listbox'));
  await user.click(list.getByText(option));
}
