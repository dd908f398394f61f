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

import type { DeliverySummary } from 'backstage-plugin-ai-cost-common';
import { restatementHistory } from './restatementHistory';

function delivery(
  id: number,
  period: string,
  billed: Record<string, [string, string]>,
  status: DeliverySummary['status'] = 'superseded',
): DeliverySummary {
  const amounts = (amount: string) => ({
    billed: amount,
    effective: '0',
    list: '0',
  });
  return {
    id,
    period,
    version: `v${id}`,
    status,
    deliveredAt: `2026-11-0${id}T06:00:00.000Z`,
    files: 1,
    quarantinedRows: 0,
    totals: Object.entries(billed).map(([currency, [all, ai]]) => ({
      currency,
      rows: 1,
      cost: amounts(all),
      aiRows: 1,
      aiCost: amounts(ai),
    })),
  };
}

describe('restatementHistory', () => {
  it('compares each delivery with the one that it replaced', () => {
    const history = restatementHistory([
      delivery(5, '2026-10', { USD: ['9', '3'], EUR: ['1', '0'] }, 'current'),
      delivery(4, '2026-09', { USD: ['50', '5'] }, 'current'),
      delivery(3, '2026-10', { USD: ['12.000000000000000001', '3'] }),
      delivery(2, '2026-10', { USD: ['99', '9'] }, 'rejected'),
      delivery(1, '2026-10', { USD: ['10', '2'] }),
    ]);

    const october = { period: '2026-10', currency: 'USD' };
    expect(history).toMatchObject([
      { currency: 'EUR', before: '0', after: '1', change: '1', aiChange: '0' },
      {
        ...october,
        deliveryId: 5,
        before: '12.000000000000000001',
        after: '9',
        change: '-3.000000000000000001',
        aiChange: '0',
      },
      {
        ...october,
        deliveryId: 3,
        before: '10',
        change: '2.000000000000000001',
        aiChange: '1',
      },
    ]);
  });

  it('leaves out what has stayed the same', () => {
    expect(
      restatementHistory([
        delivery(2, '2026-10', { USD: ['10', '2'] }, 'current'),
        delivery(1, '2026-10', { USD: ['10.00', '2'] }),
      ]),
    ).toEqual([]);
  });
});
