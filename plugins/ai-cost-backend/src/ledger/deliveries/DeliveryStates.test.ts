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
import { TestPortal } from '../../__testUtils__/TestPortal';
import { DeliveryStates } from './DeliveryStates';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('DeliveryStates, %p', id => {
  it('does not publish what another process is withdrawing', async () => {
    const { knex, ledger } = await TestPortal.create(await databases.init(id));
    const deliveryId = await ledger.deliveryStates.stage({
      runId: 1,
      sourceId: 'aws',
      grade: 'invoice',
      classifier: 'rules',
      offer: { period: '2026-10', version: 'v1', files: [] },
      now: new Date('2026-11-01T00:00:00.000Z'),
    });
    let publishing: Promise<string> | undefined;
    await knex.transaction(async trx => {
      const others = DeliveryStates.create({ knex: trx });
      expect(await others.withdraw(deliveryId)).toBe(true);
      publishing = ledger.deliveryStates.publish({
        deliveryId,
        attributionVersion: 0,
        counted: {
          version: 0,
          overruled: [],
          derived: [],
          problems: new Map(),
          variances: [],
        },
        now: new Date('2026-11-01T01:00:00.000Z'),
      });
      publishing.catch(() => {});
      // PostgreSQL reads the delivery as it was, and waits to change it.
      await new Promise(resolve => setTimeout(resolve, 500));
    });
    await expect(publishing).rejects.toThrow('removed by another process');
    expect(await knex('deliveries').pluck('status')).toEqual(['rejected']);
  });
});
