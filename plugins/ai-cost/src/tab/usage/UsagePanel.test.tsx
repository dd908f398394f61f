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
import type { ReportedUsage } from 'backstage-plugin-ai-cost-common';
import { InMemoryAiCostApi } from '../../../dev/sample/InMemoryAiCostApi';
import { sampleEntities } from '../../../dev/sample/sampleEntities';
import { fixToday, TODAY } from '../../../dev/testing/fixToday';
import { renderWithApi } from '../../../dev/testing/renderWithApi';
import { AiCostTab } from '../AiCostTab';

fixToday();

const GATEWAY: ReportedUsage = {
  reporter: 'external:gateway',
  hours: [
    {
      hour: '2026-11-22T23:00Z',
      tokens: { input: 1_200, cache_read: 800 },
      requests: 12,
    },
    { hour: '2026-11-23T12:00Z', tokens: { input: 50.5 } },
  ],
};

function renderTab(options: {
  usage?: ReportedUsage[] | Error;
  entityName?: string;
}) {
  const { usage, entityName = 'fraud-scoring' } = options;
  const api = new InMemoryAiCostApi(sampleEntities(TODAY));
  if (usage) {
    api.usage[`component:default/${entityName}`] = usage;
  }
  return {
    api,
    ...renderWithApi({ element: <AiCostTab />, api, entityName }),
  };
}

const table = () => screen.findByLabelText('Usage by the hour in figures');

const rowsOf = (element: HTMLElement) =>
  within(element)
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent).join(' | '));

describe('UsagePanel', () => {
  it('shows what was used by the hour, and that it is no money', async () => {
    const { user } = renderTab({ usage: [GATEWAY] });

    expect(rowsOf(await table())).toEqual([
      'Hour | State | Input | Cache read',
      'Nov 22, 2026, 23:00 UTC | Over | 1,200 | 800',
      'Nov 23, 2026, 12:00 UTC | Still running: more may be reported | 50.5 | –',
    ]);
    const panel = within(screen.getByRole('region', { name: 'Last 48 hours' }));
    expect(
      panel.getByText(
        'Usage as external:gateway reports it: not money, and not checked against a bill',
      ),
    ).toBeVisible();
    expect(panel.getByText('The hatched hour is still running')).toBeVisible();
    expect(panel.queryByLabelText('Reported by')).not.toBeInTheDocument();

    await user.click(panel.getByRole('button', { name: 'Requests' }));
    expect(rowsOf(await table())).toEqual([
      'Hour | State | Requests',
      'Nov 22, 2026, 23:00 UTC | Over | 12',
    ]);
  });

  it('shows one reporter at a time', async () => {
    const job: ReportedUsage = {
      reporter: 'external:training-job',
      hours: [{ hour: '2026-11-23T10:00Z', tokens: {}, gpuSeconds: 5_400 }],
    };
    const { user } = renderTab({ usage: [GATEWAY, job] });

    await user.click(await screen.findByLabelText('Reported by'));
    await user.click(
      within(await screen.findByRole('listbox')).getByText(job.reporter),
    );

    expect(rowsOf(await table())).toEqual([
      'Hour | State | GPU hours',
      'Nov 23, 2026, 10:00 UTC | Over | 1.5',
    ]);
  });

  it('tells of usage that no bill has yet', async () => {
    renderTab({ usage: [GATEWAY], entityName: 'receipts-ocr' });

    expect(await screen.findByText(/No AI charges for/)).toBeVisible();
    expect(await table()).toBeInTheDocument();
  });

  it('takes no room where nothing is reported', async () => {
    renderTab({});

    expect(await screen.findByText('Cost over time')).toBeVisible();
    expect(screen.queryByText('Last 48 hours')).not.toBeInTheDocument();
  });

  it('says what failed, beside the costs, and asks again', async () => {
    const { api, user } = renderTab({ usage: new Error('out of order') });

    expect(
      await screen.findByText('Could not load what was used: out of order'),
    ).toBeVisible();
    expect(await screen.findByText('Cost over time')).toBeVisible();
    api.usage['component:default/fraud-scoring'] = [GATEWAY];
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await table()).toBeInTheDocument();
  });
});
