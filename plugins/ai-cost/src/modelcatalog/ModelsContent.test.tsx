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

import { screen, within } from '@testing-library/react';
import { samplePortfolio } from '../../dev/sample/portfolio/SamplePortfolio';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderScreen } from '../../dev/testing/renderScreen';
import { ModelsContent } from './ModelsContent';

fixToday();

const render = (options: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({ element: <ModelsContent />, ...options });
const table = () =>
  screen.findByRole('table', { name: 'Models that are paid for' });
const cellsOf = (element: HTMLElement, name: string) =>
  [...within(element).getByText(name).closest('tr')!.children].map(
    cell => cell.textContent,
  );

describe('the models', () => {
  it('tells prices of a thousand tokens, volume, and how both changed', async () => {
    render();
    const models = await table();
    const heads = within(models)
      .getAllByRole('columnheader')
      .map(cell => cell.textContent);
    const cells = cellsOf(models, 'claude-sonnet-4-5');
    const of = (title: string) => cells[heads.indexOf(title)];
    expect(of('Outputper thousand')).toMatch(/^\$0\.015-20%[\d.]+M tokens$/);
    expect(of('Volumechange')).toBe('+100%');
    expect(of('Status')).toBe('Approved');
    expect(of('Used by')).toBe('fraud-scoring and 1 other');
  });

  it('leads to users, to the overview and to charge lines', async () => {
    const { api, user } = render();
    const models = await table();
    expect(
      within(models).getByText('gemini-2-5-pro').closest('a'),
    ).toHaveAttribute(
      'href',
      '/ai-cost/overview?filter=model%3Agemini-2-5-pro&filter=provider%3AGoogle+Cloud',
    );
    expect(within(models).getByText('checkout')).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/ai-cost',
    );
    await user.click(
      within(models).getByLabelText('Charge lines of gemini-2-5-pro'),
    );
    expect(await screen.findByText(/1 charge line,/)).toBeVisible();
    expect(api.lineQueries[0].filters).toEqual({
      model: ['gemini-2-5-pro'],
      provider: ['Google Cloud'],
    });
  });

  it('keeps to an environment', async () => {
    const { api } = render({ search: '?env=staging' });
    const models = await table();
    expect(
      within(models)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent),
    ).toEqual([
      'titan-embed-v2AWS',
      'rerank-3-5AWS',
      'nova-microAWS',
      'text-embedding-3-largeOpenAI',
    ]);
    expect(api.queries[0].filters).toEqual({ environment: ['staging'] });
  });

  it('says when nothing was charged', async () => {
    render({ answer: { ...samplePortfolio(TODAY), charges: [] } });
    expect(await screen.findByText(/^No AI charges/)).toBeVisible();
  });
});
