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

import { NotAllowedError } from '@backstage/errors';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { InMemoryAiCostApi } from '../../dev/sample/InMemoryAiCostApi';
import { sampleSources } from '../../dev/sample/sampleSources';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderWithApi } from '../../dev/testing/renderWithApi';
import { SourcesContent } from './SourcesContent';

fixToday();

function renderSources(
  options: { api?: InMemoryAiCostApi; search?: string } = {},
) {
  const api = options.api ?? new InMemoryAiCostApi({}, sampleSources(TODAY));
  const rendered = renderWithApi({
    element: <SourcesContent />,
    ...options,
    api,
  });
  return { ...rendered, api };
}

const url = () => screen.getByLabelText('URL').textContent;

describe('SourcesContent', () => {
  it('shows how each source fares, and how much of its bill is AI', async () => {
    renderSources();

    expect(await screen.findByText('4 sources, 2 need a look')).toBeVisible();
    const aws = screen.getByRole('row', { name: /aws/ });
    expect(aws).toHaveTextContent('Up to date');
    expect(aws).toHaveTextContent('9 hours agolast success 3 hours ago');
    expect(aws).toHaveTextContent('Nov 21observed lag 2 days');
    expect(aws).toHaveTextContent('$96,411.50 of $1,403,220.07');
    expect(aws).toHaveTextContent('64,210 of 812,004 rows6.9%');
    expect(
      within(aws).getByRole('button', { name: /^invoice grade: A bill, or/ }),
    ).toBeVisible();
    const azure = screen.getByRole('row', { name: /azure/ });
    expect(azure).toHaveTextContent('Failed');
    expect(azure).toHaveTextContent(
      'part-0003.csv.gz ends in the middle of a rowSend the file again.',
    );
    expect(screen.getByRole('row', { name: /openai/ })).toHaveTextContent(
      'Needs a look3 rows set aside',
    );
    expect(screen.getByRole('row', { name: /gcp/ })).toHaveTextContent(
      'Never ran',
    );
  });

  it('shows those alone that need attention', async () => {
    const { user } = renderSources();

    await user.click(await screen.findByText('Needs attention (2)'));
    expect(url()).toBe('?show=attention');
    expect(screen.getByRole('row', { name: /azure/ })).toBeVisible();
    expect(screen.queryByRole('row', { name: /aws/ })).not.toBeInTheDocument();

    await user.click(screen.getByText('openai'));
    expect(url()).toBe('?show=attention&source=openai');
    await user.click(await screen.findByLabelText('Close'));
    await user.click(screen.getByText('All'));
    expect(url()).toBe('');
    expect(screen.getByRole('row', { name: /aws/ })).toBeVisible();
  });

  it('says so when none needs attention', async () => {
    const [aws] = sampleSources(TODAY);
    renderSources({
      api: new InMemoryAiCostApi({}, [aws]),
      search: '?show=attention',
    });

    expect(await screen.findByText('No source needs attention')).toBeVisible();
  });

  it('opens a source with its problems, deliveries, runs and quarantine', async () => {
    const { user } = renderSources();

    await user.click(await screen.findByText('openai'));
    expect(url()).toBe('?source=openai');
    const openai = within(await screen.findByRole('dialog'));
    const row = await openai.findByRole('row', { name: /1,042/ });
    expect(row).toHaveTextContent('EffectiveCost');
    expect(row).toHaveTextContent('"1,204.50" is not a decimal number');
    expect(row).toHaveTextContent('not counted');

    await user.click(openai.getByLabelText('Close'));
    await user.click(screen.getByText('azure'));
    const azure = within(await screen.findByRole('dialog', { name: 'azure' }));
    expect(
      await azure.findByText(
        'Send the file again. The last good delivery stays visible until then.',
      ),
    ).toBeVisible();
  });

  it('saves what could not be read', async () => {
    const createObjectURL = jest.fn((_file: Blob) => 'blob:quarantine');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    const { user } = renderSources({ search: '?source=openai' });

    await user.click(
      await screen.findByRole('button', {
        name: 'Download what could not be read of openai',
      }),
    );

    await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe(
      'ai-cost-openai-quarantine.csv',
    );
    const [[file]] = createObjectURL.mock.calls;
    expect(file.type).toBe('text/csv');
    click.mockRestore();
  });

  it('shows how newer deliveries changed a period', async () => {
    renderSources({ search: '?source=aws' });

    const deliveries = within(
      await screen.findByRole('table', { name: 'Deliveries' }),
    );
    expect(
      deliveries.getByRole('row', { name: /October 2026 In use/ }),
    ).toBeVisible();
    expect(
      deliveries.getByRole('row', { name: /October 2026 Replaced/ }),
    ).toBeVisible();
    const [, restated] = within(
      screen.getByRole('table', { name: 'Restatements' }),
    ).getAllByRole('row');
    expect(restated).toHaveTextContent(
      /October 2026.*\$113,612\.33\$112,408\.22-\$1,204\.11-\$200\.00$/,
    );
  });

  it('shows how estimates differ from what counts, and why', async () => {
    renderSources({ search: '?source=openai' });

    const table = within(
      await screen.findByRole('table', { name: 'Variance' }),
    );
    const gateway = table.getByRole('row', { name: /litellm/ });
    expect(gateway).toHaveTextContent('openai org-acme');
    expect(gateway).toHaveTextContent('-$4.00-4%');
    expect(gateway).toHaveTextContent('Calls that bypassed it');
    expect(gateway).toHaveTextContent('960000 tokens were reported');
    const other = table.getByRole('row', { name: /langfuse/ });
    expect(other).toHaveTextContent('Another currency');
    expect(other).toHaveTextContent('€88.00––');
  });

  it('ingests now, and says what came of it', async () => {
    const { api, user } = renderSources();

    await user.click(await screen.findByLabelText('Ingest now: azure'));

    expect(
      await screen.findByText('azure: succeeded, 1 delivery with 12,345 rows'),
    ).toBeVisible();
    expect(api.ingested).toEqual(['azure']);
    expect(await screen.findByText('4 sources, 1 needs a look')).toBeVisible();
  });

  it('reads a range of months again', async () => {
    const { api, user } = renderSources({ search: '?source=aws' });

    const drawer = within(await screen.findByRole('dialog', { name: 'aws' }));
    await user.click(drawer.getByLabelText('More ways to ingest aws'));
    await user.click(await screen.findByText('Read a range again…'));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Read months of aws again' }),
    );
    const first = dialog.getByLabelText('First month');
    expect(first).toHaveValue('2026-11');
    fireEvent.change(first, { target: { value: '2026-12' } });
    expect(
      dialog.getByText('Must not be before the first month'),
    ).toBeVisible();
    expect(dialog.getByText('Read again').closest('button')).toBeDisabled();
    fireEvent.change(first, { target: { value: '2023-11' } });
    expect(dialog.getByText('At most 36 months at once')).toBeVisible();
    fireEvent.change(first, { target: { value: '' } });
    expect(dialog.getByText('A month, like 2026-11')).toBeVisible();
    fireEvent.change(first, { target: { value: '2026-09' } });
    await user.click(dialog.getByText('Read again'));

    expect(
      await drawer.findByText('aws: succeeded, 1 delivery with 12,345 rows'),
    ).toBeVisible();
    expect(api.ingested).toEqual(['aws 2026-09 2026-11']);
    expect(
      await drawer.findByText('September 2026 – November 2026'),
    ).toBeVisible();
  });

  it('says when a source cannot be asked', async () => {
    const api = new InMemoryAiCostApi({}, sampleSources(TODAY));
    jest
      .spyOn(api, 'ingestSource')
      .mockRejectedValue(new Error('a run is under way'));
    const { user } = renderSources({ api });

    await user.click(await screen.findByLabelText('Ingest now: aws'));

    expect(
      await screen.findByText('aws could not be asked: a run is under way'),
    ).toBeVisible();
  });

  it('tells who may not see sources', async () => {
    const api = new InMemoryAiCostApi({}, new NotAllowedError('no'));
    renderSources({ api });

    expect(
      await screen.findByText('You may not see the billing sources'),
    ).toBeVisible();
    expect(screen.getByText(/aiCost\.source\.read/)).toBeVisible();
  });

  it('says where to name the first source', async () => {
    renderSources({ api: new InMemoryAiCostApi({}, []) });

    expect(await screen.findByText('No billing sources yet')).toBeVisible();
    expect(screen.getByText(/aiCost\.sources/)).toBeVisible();
  });

  it('lists models without a price, with the configuration to add', async () => {
    const api = new InMemoryAiCostApi({}, sampleSources(TODAY));
    api.unknownPrices = [
      {
        provider: 'openai',
        model: 'ft:gpt-9: #1',
        reason: 'The price list does not have the model',
        tokens: 1_234_567,
        lastHour: '2026-11-23T10:00Z',
      },
    ];
    renderSources({ api });

    const table = within(
      await screen.findByRole('table', { name: 'Models without a price' }),
    );
    expect(table.getByText('ft:gpt-9: #1')).toBeVisible();
    expect(table.getByText('1,234,567')).toBeVisible();
    expect(
      table.getByText('The price list does not have the model'),
    ).toBeVisible();
    const snippet = screen.getByText(/^aiCost:/);
    expect(snippet).toHaveTextContent(`provider: "openai"`);
    expect(snippet).toHaveTextContent(`model: "ft:gpt-9: #1"`);
    expect(snippet).toHaveTextContent(`currency: USD`);
  });

  it('says so when it cannot tell which models lack a price', async () => {
    const api = new InMemoryAiCostApi({}, sampleSources(TODAY));
    api.unknownPrices = new Error('down');
    renderSources({ api });

    expect(
      await screen.findByText(/the models without a price/i),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /aws/ })).toBeVisible();
  });
});
