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
import * as fc from 'fast-check';
import {
  addMoney,
  joinAttos,
  MONEY_COLUMNS,
  moneyValues,
  NO_MONEY,
  readMoney,
  selectMoney,
  splitAttos,
} from './moneyColumns';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

// A trillion units to eighteen places, of either sign.
const attos = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const amounts = fc.record({ billed: attos, effective: attos, list: attos });

describe('splitAttos', () => {
  it('splits an amount into two numbers of its sign, and back', () => {
    fc.assert(
      fc.property(attos, amount => {
        const split = splitAttos(amount);
        expect(joinAttos(split.micros, split.attos)).toBe(amount);
        expect(split.micros * amount >= 0n).toBe(true);
        expect(split.attos * amount >= 0n).toBe(true);
        expect(split.attos < 10n ** 12n && split.attos > -(10n ** 12n)).toBe(
          true,
        );
      }),
    );
  });
});

describe.each(databases.eachSupportedId())('money columns, %p', id => {
  it('are stored and added to the last digit', async () => {
    const knex = await databases.init(id);
    await knex.schema.createTable('money', table => {
      for (const column of MONEY_COLUMNS) {
        table.bigInteger(column).notNullable();
      }
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(amounts, { minLength: 1, maxLength: 20 }),
        async list => {
          await knex('money').delete();
          for (const money of list) {
            const values = moneyValues(money);
            await knex('money').insert(
              Object.fromEntries(
                MONEY_COLUMNS.map((column, index) => [
                  column,
                  String(values[index]),
                ]),
              ),
            );
          }
          const [sum] = await knex('money as m').select(
            ...selectMoney(knex, { table: 'm', sum: true }),
          );
          expect(readMoney(sum)).toEqual(list.reduce(addMoney, NO_MONEY));
          const rows = await knex('money').select(...selectMoney(knex));
          const total = rows.map(row => readMoney(row)).reduce(addMoney);
          expect(total).toEqual(list.reduce(addMoney));
        },
      ),
      { numRuns: 20 },
    );
    await knex('money').delete();
    const [none] = await knex('money').select(
      ...selectMoney(knex, { sum: true }),
    );
    expect(readMoney(none)).toEqual(NO_MONEY);
  });
});
