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

import { storageApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Restatement } from 'backstage-plugin-ai-cost-common';
import { RestatementNotice } from './RestatementNotice';

const amounts = (amount: string) => ({
  billed: amount,
  effective: amount,
  list: amount,
});

const RESTATED: Restatement = {
  sourceId: 'aws',
  period: '2026-10',
  at: '2026-11-03T06:00:00.000Z',
  currency: 'USD',
  change: amounts('-12'),
};

function renderNotice(
  restatements: Restatement[],
  storage = mockApis.storage(),
) {
  const { unmount } = render(
    <TestApiProvider apis={[storage, mockApis.error()]}>
      <RestatementNotice
        restatements={restatements}
        currency="USD"
        basis="effective"
      />
    </TestApiProvider>,
  );
  return { unmount, storage, user: userEvent.setup() };
}

const news = () =>
  within(screen.getByRole('list', { name: 'Changed since you last saw it' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe('RestatementNotice', () => {
  it('says whose money has changed, where the reader may know', () => {
    renderNotice([RESTATED]);
    expect(
      screen.getByText(/aws restated .*of all entities together/),
    ).toHaveTextContent(/-|−/);
  });

  it('tells others that there was a change, and no amount', () => {
    renderNotice([{ ...RESTATED, change: undefined }]);
    expect(screen.getByText(/aws restated/)).not.toHaveTextContent(
      'changed by',
    );
  });

  it('adds up what has happened to a month', () => {
    renderNotice([
      { ...RESTATED, at: '2026-11-05T06:00:00.000Z', change: amounts('2.5') },
      RESTATED,
      { ...RESTATED, period: '2026-09', change: amounts('7') },
      { ...RESTATED, currency: 'EUR', change: amounts('99') },
      { ...RESTATED, period: '2026-08', change: amounts('0') },
    ]);
    expect(news()).toEqual([
      expect.stringMatching(/October 2026 2 times, last on Nov 5.*-\$9\.50$/),
      expect.stringMatching(/September 2026 on Nov 3.*\+\$7\.00$/),
    ]);
  });

  it('shows what has changed since this person last saw it', async () => {
    const { user, storage, unmount } = renderNotice([RESTATED]);
    await user.click(screen.getByText('Mark as seen'));

    expect(screen.queryByText(/aws restated/)).not.toBeInTheDocument();
    expect(screen.queryByText('Mark as seen')).not.toBeInTheDocument();
    await user.click(screen.getByText('Changes of the last 60 days'));
    expect(screen.getByText(/aws restated October 2026/)).toBeVisible();
    unmount();

    renderNotice(
      [
        { ...RESTATED, at: '2026-11-07T06:00:00.000Z', change: amounts('1') },
        RESTATED,
        { ...RESTATED, sourceId: 'openai', at: '2026-11-01T06:00:00.000Z' },
      ],
      storage,
    );
    expect(news()).toEqual([
      expect.stringMatching(/^aws restated October 2026 on Nov 7.*\+\$1\.00$/),
      expect.stringMatching(/^openai restated October 2026 on Nov 1/),
    ]);
  });

  it('does not mind what another version has stored', () => {
    const storage = mockApis.storage({
      data: { 'ai-cost/restatements-seen': { aws: true } } as never,
    });
    renderNotice([RESTATED], storage);
    expect(news()).toHaveLength(1);
  });

  it('is silent until it is known what was seen', () => {
    const storage = mockApis.storage.mock();
    storage.forBucket.mockReturnValue(storage as never);
    storage.snapshot.mockReturnValue({
      key: 'restatements-seen',
      presence: 'unknown',
    } as never);
    storage.observe$.mockReturnValue({
      subscribe: () => ({ unsubscribe: () => {}, closed: false }),
    } as never);
    render(
      <TestApiProvider
        apis={[[storageApiRef, storage] as never, mockApis.error()]}
      >
        <RestatementNotice
          restatements={[RESTATED]}
          currency="USD"
          basis="effective"
        />
      </TestApiProvider>,
    );
    expect(screen.queryByText(/aws restated/)).not.toBeInTheDocument();
  });
});
