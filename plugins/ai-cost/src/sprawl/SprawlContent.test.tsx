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
import { SprawlContent } from './SprawlContent';

fixToday();

const portfolio = samplePortfolio(TODAY);
const render = (options: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({ element: <SprawlContent />, ...options });
const url = () => screen.getByLabelText('URL').textContent;
const table = (name: string) => screen.findByRole('table', { name });
const rowOf = (element: HTMLElement, name: string) =>
  within(element).getByText(name).closest('tr')!.textContent;

describe('the sprawl', () => {
  it('counts what is in use, and what needs a look', async () => {
    render();
    const providers = await table('Providers in use');
    expect(within(providers).getAllByRole('row')).toHaveLength(6);
    expect(rowOf(providers, 'Anthropic')).toContain('Approved');
    expect(rowOf(providers, 'Cursor')).toContain('Unlisted');
    expect(screen.getByText('Need a look').parentElement).toHaveTextContent(
      '21 is unapproved, 1 at the end of life',
    );
  });

  it('says of models when they end, and what to use instead', async () => {
    const { user } = render();
    await table('Providers in use');
    await user.click(screen.getByRole('button', { name: /^Models/ }));

    expect(url()).toBe('/?show=models');
    expect(rowOf(await table('Models in use'), 'gpt-4o')).toContain(
      'End of lifeEnd of life on Nov 20, use gpt-5-mini instead',
    );
  });

  it('keeps those of one status, sorts, and goes back', async () => {
    const { user } = render({ search: '?show=services&status=unapproved' });
    const services = await table('Services in use');
    expect(
      within(services)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent),
    ).toEqual(['Cursor seatsCursor']);
    expect(rowOf(services, 'Cursor seats')).toContain('Ask the platform team');

    await user.click(within(services).getByText('Cost'));
    expect(url()).toBe('/?show=services&status=unapproved&sort=-cost');
    await user.click(screen.getByText('Back'));
    expect(url()).toBe('/?show=services&status=unapproved');
  });

  it('leads to teams, to the overview, and to charge lines', async () => {
    const { api, user } = render({
      search: '?period=last-month&show=services',
    });
    const services = await table('Services in use');
    expect(
      within(services).getByText('Amazon SageMaker').closest('a'),
    ).toHaveAttribute(
      'href',
      '/ai-cost/overview?period=last-month&filter=provider%3AAWS&filter=service%3AAmazon+SageMaker',
    );
    expect(within(services).getAllByText('fraud')[0]).toHaveAttribute(
      'href',
      '/catalog/default/group/fraud/ai-cost?period=last-month',
    );
    await user.click(
      within(services).getByLabelText('Charge lines of Amazon SageMaker'),
    );
    expect(await screen.findByText(/2 charge lines,/)).toBeVisible();
    expect(api.lineQueries[0].filters).toEqual({
      service: ['Amazon SageMaker'],
      provider: ['AWS'],
    });
  });

  it('tells overlaps in words, and approvals that nobody used', async () => {
    render();
    const overlaps = await screen.findByRole('region', { name: 'Overlaps' });
    expect(
      within(overlaps).getByText(
        'Inference from 4 providers: Anthropic, OpenAI, AWS, and Google Cloud, for 3 components',
      ),
    ).toBeVisible();
    const unused = screen.getByRole('region', {
      name: 'Approvals that nobody used',
    });
    expect(
      within(unused).getByText('Service Midjourney: unapproved'),
    ).toBeVisible();
  });

  it('teaches how to approve where nothing is said yet', async () => {
    render({ answer: { ...portfolio, approvals: [] } });
    const panel = await screen.findByRole('region', {
      name: 'Say what is approved',
    });
    expect(panel).toHaveTextContent('aiCost: approvals: - vendor: Anthropic');
    expect(
      within(panel).getByLabelText('Copy the configuration of approvals'),
    ).toBeVisible();
  });
});
