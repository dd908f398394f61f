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
import { screen, waitFor, within } from '@testing-library/react';
import { InMemoryCoverageApi } from '../../dev/sample/governance/InMemoryCoverageApi';
import { InMemoryGovernanceApi } from '../../dev/sample/governance/InMemoryGovernanceApi';
import { fullCoverage } from '../../dev/sample/governance/sampleCoverage';
import { fixToday } from '../../dev/testing/fixToday';
import { renderGovernance } from '../../dev/testing/renderGovernance';
import { CoverageContent } from './CoverageContent';

fixToday();

const url = () => screen.getByLabelText('URL').textContent;

describe('CoverageContent', () => {
  it('shows coverage against the target and how the bill adds up', async () => {
    const { coverage } = renderGovernance({ element: <CoverageContent /> });

    expect(
      await screen.findByRole('img', {
        name: '82% of gross usage cost has an owner. The target is 90%: another $800.00 has to find an owner. This is the FinOps maturity “Walk”. “Run” begins at 90%.',
      }),
    ).toBeVisible();
    expect(
      screen.getByText('+3 points against the previous period'),
    ).toBeVisible();
    const parts = within(
      screen.getByRole('table', { name: 'How the bill adds up' }),
    );
    expect(parts.getByRole('row', { name: /^Bill/ })).toHaveTextContent(
      'Bill$8,049.50$1,820.25$9,869.75',
    );
    const months = within(
      screen.getByRole('table', { name: 'Coverage by month in figures' }),
    );
    expect(months.getByRole('row', { name: /November/ })).toHaveTextContent(
      'November 2026Provisional: may still change85%$4,250.00$750.00',
    );
    expect(coverage.queries).toEqual([
      expect.objectContaining({
        from: '2026-11-01',
        to: '2026-11-30',
        basis: 'effective',
      }),
    ]);
  });

  it('says in plain words why charges are nobody’s, and lists their lines', async () => {
    const { coverage, user } = renderGovernance({
      element: <CoverageContent />,
      search: '?basis=billed',
    });

    expect(
      await screen.findByText(
        'Tag the resource, or claim it by its resource, key, project or account.',
      ),
    ).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: /charge lines?: No tags$/ }),
    );

    expect(url()).toContain('drillReason=no_tags');
    expect(url()).toContain('basis=billed');
    await waitFor(() =>
      expect(coverage.lineQueries).toEqual([
        expect.objectContaining({
          reason: 'no_tags',
          basis: 'billed',
          currency: 'USD',
        }),
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(url()).toBe('?basis=billed');
  });

  it('opens a group with what its charges could be claimed by', async () => {
    const { user } = renderGovernance({ element: <CoverageContent /> });

    const group = await screen.findByRole('button', {
      name: /OpenAI API, account org-acme/,
    });
    expect(group).toHaveAttribute('aria-expanded', 'false');
    group.focus();
    await user.keyboard('{Enter}');

    expect(group).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('key_search')).toBeVisible();
    expect(screen.getByText('Tag app').nextSibling).toHaveTextContent('serach');
    expect(screen.getByText('3 cheaper groups are not shown.')).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: /^Show the charge lines of OpenAI/ }),
    );
    expect(url()).toContain('drillGroup=g-openai');
  });

  it('tries a proposal, says that nothing was changed, and gives the patch', async () => {
    const { api, user } = renderGovernance({
      element: <CoverageContent />,
      search: '?from=2026-10-01&to=2026-11-21&findOwner=g-bedrock',
    });

    const drawer = within(await screen.findByRole('dialog'));
    expect(await drawer.findByText(/Nothing\s+is changed here/)).toBeVisible();
    expect(await drawer.findByText('Score 92%')).toBeVisible();
    expect(
      drawer.getByText('The resource …/checkout is the name of the component'),
    ).toBeVisible();
    await user.click(
      drawer.getByRole('button', {
        name: 'Try it: ai-cost/resources on component:default/checkout',
      }),
    );

    const result = within(
      await drawer.findByRole('region', { name: 'What it would do' }),
    );
    expect(
      await result.findByText(
        /dry run over Oct 1 – Nov 21\. Nothing was changed/,
      ),
    ).toBeVisible();
    expect(api.trials).toEqual([
      {
        from: '2026-10-01',
        to: '2026-11-21',
        currency: 'USD',
        annotation: {
          entityRef: 'component:default/checkout',
          annotation: 'ai-cost/resources',
          value: 'old-queue,*/checkout',
        },
      },
    ]);
    expect(
      result.getByText(
        'The entity would have $1,500.00 more; 12 charge lines would change hands.',
      ),
    ).toBeVisible();
    expect(result.getByText(/from 82% to 97%/)).toBeVisible();
    const moves = within(
      result.getByRole('table', { name: 'From whom to whom' }),
    );
    expect(moves.getByText('Nobody: no tags')).toBeVisible();
    expect(moves.getByText('cart')).toBeVisible();
    expect(result.getByText(/entities that you may not see/)).toBeVisible();
    expect(result.getByRole('table', { name: 'Conflicts' })).toHaveTextContent(
      'Annotation ai-cost/resources$80.002',
    );
    expect(result.getByRole('table', { name: 'By month' })).toHaveTextContent(
      'October 2026$700.00',
    );
    expect(
      result.getByRole('button', { name: 'Copy the annotation' }),
    ).toBeVisible();
    expect(
      result.getByRole('link', { name: /Edit the file where it lives/ }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/shop/checkout/edit/catalog-info.yaml',
    );

    await user.click(drawer.getByRole('button', { name: 'Close' }));
    expect(url()).toBe('?from=2026-10-01&to=2026-11-21');
  });

  it('tries a central rule that was typed, over twelve months', async () => {
    const { api, user } = renderGovernance({
      element: <CoverageContent />,
      search: '?findOwner=g-openai',
    });

    const drawer = within(await screen.findByRole('dialog'));
    await user.click(await drawer.findByText('Twelve months'));
    await user.click(drawer.getByText('A central rule'));
    await user.click(drawer.getByRole('button', { name: 'Try it' }));
    expect(
      drawer.getByText('Name an entity, such as component:default/checkout.'),
    ).toBeVisible();
    expect(api.trials).toEqual([]);

    await user.type(drawer.getByLabelText('Entity'), 'Search');
    await user.clear(drawer.getByLabelText('Id of the rule'));
    await user.type(drawer.getByLabelText('Id of the rule'), 'serach');
    await user.type(drawer.getByLabelText('Any of'), ', app=searhc');
    await user.click(drawer.getByRole('button', { name: 'Try it' }));

    expect(await drawer.findByText(/Nothing was changed/)).toBeVisible();
    expect(api.trials).toEqual([
      {
        from: '2025-12-01',
        to: '2026-11-30',
        currency: 'USD',
        rule: {
          id: 'serach',
          match: { tags: { app: ['serach', 'searhc'] } },
          assign: { entity: 'component:default/search' },
        },
      },
    ]);
    expect(
      drawer.getByRole('button', { name: 'Copy the central rule' }),
    ).toBeVisible();
  });

  it('says so when a group of a shared link is not there any more', async () => {
    renderGovernance({
      element: <CoverageContent />,
      search: '?findOwner=g-gone',
    });

    expect(
      await screen.findByText('This group is not there any more'),
    ).toBeVisible();
  });

  it('lists what is wrong with annotations, with safe links to edit them', async () => {
    renderGovernance({ element: <CoverageContent /> });

    const table = within(
      await screen.findByRole('table', {
        name: 'Annotations that need a look',
      }),
    );
    expect(
      screen.getByText('2 entities; 2 entities more that you may not see'),
    ).toBeVisible();
    const unknown = table.getByRole('row', { name: /resuorces/ });
    expect(unknown).toHaveTextContent('Not known');
    expect(unknown).toHaveTextContent('Did you mean ai-cost/resources?');
    expect(
      within(unknown).getByRole('link', { name: /Edit the file/ }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/search/edit/catalog-info.yaml',
    );
    const conflict = table.getByRole('row', { name: /ai-cost\/tags/ });
    expect(
      within(conflict).queryByRole('link', { name: /Edit the file/ }),
    ).not.toBeInTheDocument();
  });

  it('rejoices when everything has an owner', async () => {
    const api = new InMemoryGovernanceApi();
    api.findings = { items: [], hidden: 0 };
    renderGovernance({
      element: <CoverageContent />,
      api,
      coverage: new InMemoryCoverageApi(fullCoverage),
    });

    expect(await screen.findByText('Everything has an owner')).toBeVisible();
    expect(screen.getByText(/The target is reached/)).toBeVisible();
    expect(
      await screen.findByText(/Nothing is wrong with the annotations/),
    ).toBeVisible();
    expect(screen.queryByText('Why charges are nobody’s')).toBeNull();
  });

  it('says what to ask for who may not see what is nobody’s', async () => {
    renderGovernance({
      element: <CoverageContent />,
      coverage: new InMemoryCoverageApi(() => {
        throw new NotAllowedError();
      }),
    });

    expect(
      await screen.findByText('You may not see the coverage'),
    ).toBeVisible();
    expect(screen.getByText(/aiCost\.unallocated\.read/)).toBeVisible();
  });
});
