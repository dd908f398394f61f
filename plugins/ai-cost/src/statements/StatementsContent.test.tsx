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
import { SAMPLE_STATEMENT } from '../../dev/sample/governance/sampleStatements';
import { fixToday } from '../../dev/testing/fixToday';
import { renderGovernance } from '../../dev/testing/renderGovernance';
import { StatementsContent } from './StatementsContent';

fixToday();

const url = () => screen.getByLabelText('URL').textContent;

describe('StatementsContent', () => {
  it('shows what months wait for, and opens the one where something is to be done', async () => {
    const { user } = renderGovernance({ element: <StatementsContent /> });

    const october = await screen.findByRole('button', {
      name: /^October 2026/,
    });
    expect(october).toHaveAttribute('aria-expanded', 'true');
    expect(october).toHaveTextContent('Closed · 1 issued, 1 to issue');
    expect(screen.getByRole('table', { name: 'To issue' })).toHaveTextContent(
      '$2,400.50',
    );

    await user.click(screen.getByRole('button', { name: /^November 2026/ }));
    expect(url()).toBe('?month=2026-11');
    expect(
      screen.getByText('aws is complete through Nov 21 only'),
    ).toBeVisible();
    expect(screen.queryByText(/^Issue 1/)).not.toBeInTheDocument();
  });

  it('issues after it asked, and tells that it cannot be taken back', async () => {
    const { api, user } = renderGovernance({ element: <StatementsContent /> });
    const issue = { name: 'Issue the statements of October 2026' };

    await user.click(await screen.findByRole('button', issue));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/None of them can be changed/)).toBeVisible();
    expect(api.issuedMonths).toEqual([]);
    await user.click(dialog.getByText('Cancel'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.issuedMonths).toEqual([]);

    await user.click(screen.getByRole('button', issue));
    await user.click(
      within(await screen.findByRole('dialog')).getByText('Issue them'),
    );
    expect(
      await screen.findByText('Statements of October 2026 are issued'),
    ).toBeInTheDocument();
    expect(api.issuedMonths).toEqual(['2026-10']);
    await waitFor(() =>
      expect(screen.queryByRole('button', issue)).not.toBeInTheDocument(),
    );
  });

  it('says why statements could not be issued', async () => {
    const api = new InMemoryGovernanceApi();
    jest
      .spyOn(api, 'issueStatements')
      .mockRejectedValue(new Error('October is not closed any more'));
    const { user } = renderGovernance({ element: <StatementsContent />, api });

    await user.click(
      await screen.findByRole('button', {
        name: 'Issue the statements of October 2026',
      }),
    );
    await user.click(await screen.findByText('Issue them'));

    expect(
      await screen.findByText('October is not closed any more'),
    ).toBeVisible();
  });

  it('opens a statement to print, and exports it', async () => {
    const saved: { name: string; blob: Blob }[] = [];
    URL.createObjectURL = blob => {
      saved.push({ name: '', blob: blob as Blob });
      return 'blob:statement';
    };
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved[saved.length - 1].name = this.download;
      });
    const print = jest.fn();
    window.print = print;
    const { user } = renderGovernance({ element: <StatementsContent /> });

    await user.click(
      await screen.findByRole('button', {
        name: 'Open the statement of Team Search',
      }),
    );
    expect(new URLSearchParams(url()!).get('statement')).toBe(
      SAMPLE_STATEMENT.id,
    );
    const page = within(
      await screen.findByRole('dialog', { name: 'Statement' }),
    );
    expect(
      await page.findByText('AI cost of Team Search, October 2026'),
    ).toBeVisible();
    expect(page.getByText('No. 7')).toBeVisible();
    const total = within(page.getByRole('table', { name: 'Total' }));
    expect(total.getByRole('row', { name: /^Corrections/ })).toHaveTextContent(
      '-$30.00',
    );
    expect(total.getByRole('row', { name: /^Total/ })).toHaveTextContent(
      '$1,200.00',
    );
    const centers = page.getByRole('table', { name: 'By cost centre' });
    expect(centers).toHaveTextContent('CC-100$970.00$970.00$970.00');
    expect(centers).toHaveTextContent('CC-200$230.00');
    const items = within(
      page.getByRole('table', { name: 'What it was spent on' }),
    );
    expect(items.getByRole('row', { name: /shared by/ })).toHaveTextContent(
      'gpu-pool',
    );

    await user.click(page.getByText('Print'));
    expect(print).toHaveBeenCalledTimes(1);
    await user.click(
      page.getByRole('button', {
        name: 'Export the statement of Team Search as CSV',
      }),
    );
    await waitFor(() =>
      expect(saved).toEqual([
        {
          name: 'ai-cost-statement-2026-10-search-USD.csv',
          blob: expect.any(Blob),
        },
      ]),
    );

    await user.click(page.getByText('Close'));
    expect(url()).toBe('');
  });

  it('opens the statement of a shared link, and says when there is none', async () => {
    renderGovernance({
      element: <StatementsContent />,
      search: '?statement=2026-01%2Fgroup%3Adefault%2Fsearch%2FUSD',
    });

    expect(
      await screen.findByText('Could not load the statement'),
    ).toBeVisible();
  });

  it('says when there are none yet', async () => {
    const api = new InMemoryGovernanceApi();
    api.months = [];
    renderGovernance({ element: <StatementsContent />, api });

    expect(await screen.findByText('No statements yet')).toBeVisible();
  });
});
