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

import { contextOf, sourceOver } from '../__testUtils__/readTable';
import { duckDbEngine } from '../__testUtils__/duckDbEngine';
import { billRow, TestBill } from '../__testUtils__/TestBill';
import type {
  WarehouseClient,
  WarehouseConnector,
} from '../clients/WarehouseClient';
import type { WarehouseBillingSource } from './WarehouseBillingSource';

const SECRET = 'arn:aws:iam::111122223333:role/x "private_key": "-----BEGIN"';

function failWith(properties: object): Error {
  return Object.assign(new Error(`no: ${SECRET}\nsecond line`), properties);
}

describe('a warehouse that fails', () => {
  let bill: TestBill;
  beforeAll(async () => {
    bill = await TestBill.create([billRow()]);
  });
  afterAll(() => bill.remove());

  function sourceWith(
    connect: WarehouseConnector['connect'],
  ): Promise<WarehouseBillingSource> {
    return sourceOver(duckDbEngine(), bill.table, {
      connector: { description: 'memory', connect },
    });
  }

  it.each<[object, string]>([
    [{ code: '28P01' }, 'the credentials are refused (28P01)'],
    [{ name: 'AccessDeniedException' }, /the account may not do this.*/.source],
    [{ code: 403 }, 'let it read the table and its columns (403)'],
    [{ cause: { code: 'ECONNREFUSED' } }, 'it cannot be reached; check'],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'set connection.ca'],
    [{ code: '22012' }, 'the engine or its client says 22012; its log'],
    [{ code: SECRET }, 'its client does not say why'],
    [{}, 'its client does not say why'],
    [
      { message: 'The server does not support SSL connections' },
      'the server has no TLS; set connection.ssl: false',
    ],
  ])('says what %p means, and nothing of its text', async (is, message) => {
    const source = await sourceWith(async () => {
      throw failWith(is);
    });
    const error = await source.discover(contextOf()).catch(e => e);
    expect(error.message).toMatch(/^DuckDB failed: /);
    expect(error.message).toMatch(new RegExp(message.replace(/[()]/g, '\\$&')));
    expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(
      /arn:|private_key|second line/,
    );
    expect(error.cause).toBeUndefined();
  });

  it('is not waited for when the run is stopped, and closed when it answers late', async () => {
    const close = jest.fn(async () => {});
    let answer = (_: WarehouseClient) => {};
    const source = await sourceWith(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const abort = new AbortController();
    const discovered = source.discover(contextOf(abort.signal));
    setTimeout(() => abort.abort(new Error('shutting down')), 10);
    await expect(discovered).rejects.toThrow('shutting down');
    expect(close).not.toHaveBeenCalled();
    answer({ async *query() {}, close });
    await new Promise(setImmediate);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('is not waited for while it closes', async () => {
    const abort = new AbortController();
    const source = await sourceWith(async () => ({
      async *query() {
        setTimeout(() => abort.abort(new Error('shutting down')), 10);
      },
      close: () => new Promise(() => {}),
    }));
    await expect(source.discover(contextOf(abort.signal))).rejects.toThrow();
  });
});
