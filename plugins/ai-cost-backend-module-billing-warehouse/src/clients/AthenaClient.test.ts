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

import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigReader } from '@backstage/config';
import { AthenaClient } from './AthenaClient';

const sent: string[] = [];
const reason = jest.fn((): string | undefined => undefined);

class Command {
  constructor(readonly input: object) {}
}
class StartQueryExecutionCommand extends Command {}
class GetQueryExecutionCommand extends Command {}
class GetQueryResultsCommand extends Command {}
class StopQueryExecutionCommand extends Command {}

/** Athena, as its SDK talks to it; a query runs for ever or fails. */
class AthenaService {
  async send(command: Command) {
    sent.push(command.constructor.name);
    return {
      QueryExecutionId: 'q1',
      QueryExecution: {
        Status: {
          State: reason() ? 'FAILED' : 'RUNNING',
          StateChangeReason: reason(),
        },
      },
    };
  }

  destroy() {}
}

jest.mock(
  '@aws-sdk/client-athena',
  () => ({
    AthenaClient: AthenaService,
    StartQueryExecutionCommand,
    GetQueryExecutionCommand,
    GetQueryResultsCommand,
    StopQueryExecutionCommand,
  }),
  { virtual: true },
);

describe('AthenaClient', () => {
  async function read(signal: AbortSignal): Promise<void> {
    const client = await AthenaClient.connector(
      new ConfigReader({ region: 'eu-west-1' }),
      'Athena',
    ).connect({ signal });
    for await (const _ of client.query('SELECT 1', { signal })) {
      // Nothing comes.
    }
  }

  beforeEach(() => {
    sent.length = 0;
  });

  it('stops asking when it is told to, and stops the query', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error('shutting down')), 20);
    await expect(read(abort.signal)).rejects.toThrow('shutting down');
    expect(sent).toEqual([
      'StartQueryExecutionCommand',
      'GetQueryExecutionCommand',
      'StopQueryExecutionCommand',
    ]);
    await sleep(1_100);
    expect(sent).toHaveLength(3);
  });

  it('tells by which name a query failed', async () => {
    reason.mockReturnValue('TABLE_NOT_FOUND: line 1:15: secret');
    await expect(read(new AbortController().signal)).rejects.toMatchObject({
      code: 'TABLE_NOT_FOUND',
    });
  });
});
