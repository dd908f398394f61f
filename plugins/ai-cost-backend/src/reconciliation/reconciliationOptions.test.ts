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

import { ConfigReader } from '@backstage/config';
import { readReconciliationOptions } from './reconciliationOptions';

function read(accounts: object[]) {
  return readReconciliationOptions(
    new ConfigReader({ aiCost: { reconciliation: { accounts } } }),
  ).accounts;
}

describe('readReconciliationOptions', () => {
  it('reads which account a source means', () => {
    expect(
      read([
        { provider: 'aws', account: 123456789012, source: 'litellm', is: '42' },
        { provider: 'openai', is: 'org-acme' },
      ]),
    ).toEqual([
      {
        provider: 'aws',
        account: '123456789012',
        source: 'litellm',
        is: '42',
      },
      { provider: 'openai', account: '', source: undefined, is: 'org-acme' },
    ]);
    expect(readReconciliationOptions(new ConfigReader({})).accounts).toEqual(
      [],
    );
  });

  it('reads another name of the provider', () => {
    expect(
      read([{ provider: 'ctso', is: '42', isProvider: 'Contoso' }]),
    ).toMatchObject([{ provider: 'ctso', isProvider: 'Contoso' }]);
  });

  it('reads which sources are added up', () => {
    const addUp = (groups: any) =>
      readReconciliationOptions(
        new ConfigReader({ aiCost: { reconciliation: { addUp: groups } } }),
      ).addUp;
    expect(addUp([['a', 'b']])).toEqual([['a', 'b']]);
    expect(readReconciliationOptions(new ConfigReader({})).addUp).toEqual([]);
    for (const wrong of [['a', 'b'], [['a']], 'a', [[1, 2]]]) {
      expect(() => addUp(wrong)).toThrow(
        'aiCost.reconciliation.addUp must be a list of lists',
      );
    }
  });

  it.each([
    [{ is: 'org-acme' }, 'provider'],
    [{ provider: 'openai' }, 'is'],
  ])('says what is missing in %j', (entry, key) => {
    expect(() => read([entry])).toThrow(
      `aiCost.reconciliation.accounts[0].${key}`,
    );
  });
});
