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

import { TestDatabases } from '@backstage/backend-test-utils';
import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { previousRange } from '../window/previousRange';
import { windowParts } from '../window/windowParts';
import { readLineMonths } from './readLineMonths';
import { readLineSums } from './readLineSums';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('sums of lines, %p', id => {
  async function createLedger() {
    const ledger = await LedgerFixture.create(await databases.init(id));
    const shared = await ledger.line({
      segments: [{ parts: [{ entityRef: 'component:default/a' }, {}] }],
    });
    const other = await ledger.line({ resourceId: 'other' });
    const currentAt = '2026-11-11T00:00:00.000Z';
    await ledger.delivery({
      ...{ period: '2026-09', currentAt },
      charges: [
        {
          line: shared,
          day: '2026-09-10',
          effective: '0.9999999999999',
          quantity: 2,
        },
        {
          line: shared,
          day: '2026-09-30',
          effective: '0.0000000000002',
          rows: 3,
        },
        { line: other, day: '2026-09-30', effective: '-5' },
        // Bills correct an earlier month.
        { line: shared, day: '2026-08-30', effective: '-0.5' },
      ],
    });
    const october = {
      ...{ period: '2026-10', currentAt },
      charges: [
        { line: shared, day: '2026-10-01', effective: '8' },
        { line: shared, day: '2026-10-20', effective: '16', quantity: 1 },
      ],
    };
    const replaced = await ledger.delivery(october);
    await ledger.supersede(replaced, october);
    return { knex: ledger.knex, shared, other };
  }

  it('are of whole lines by month, whoever they belong to', async () => {
    const { knex, shared, other } = await createLedger();
    const months = { from: '2026-08', to: '2026-10' };
    const all = await readLineMonths({ knex, months });
    expect(
      all.map(({ lineId, month, cost, quantity, rows }) => [
        ...[lineId, month, formatDecimal(cost.effective), quantity, rows],
      ]),
    ).toEqual([
      [shared, '2026-08', '-0.5', undefined, 1],
      [shared, '2026-09', '1.0000000000001', 2, 4],
      [shared, '2026-10', '24', 1, 2],
      [other, '2026-09', '-5', undefined, 1],
    ]);
    expect(await readLineMonths({ knex, months, lineIds: [other] })).toEqual(
      all.filter(({ lineId }) => lineId === other),
    );
  });

  it('keep days apart where a window begins or ends within a month', async () => {
    const { knex, shared, other } = await createLedger();
    const range = { from: '2026-09-15', to: '2026-10-15' };
    const sums = await readLineSums({
      ...{ knex, lineIds: [shared, other] },
      parts: windowParts({
        range,
        previous: previousRange(range),
        completeThrough: '2026-09-30',
      }),
    });
    expect(
      sums
        .map(({ lineId, window, complete, cost }) =>
          [lineId, window, complete, formatDecimal(cost.effective)].join(' '),
        )
        .sort(),
    ).toEqual(
      [
        `${shared} current true 0.0000000000002`,
        `${shared} current false 8`,
        `${shared} previous false 0.9999999999999`,
        `${shared} previous true -0.5`,
        `${other} current true -5`,
      ].sort(),
    );
  });
});
