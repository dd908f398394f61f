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

import {
  BlobServiceClient,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import {
  billedOf,
  context,
  describeBucket,
  sourceOf,
  type TestBucket,
} from '../../__testUtils__/describeBucket';
import { billRow, toCsv } from '../../__testUtils__/BillFolder';
import { FaultyProxy } from '../../__testUtils__/FaultyProxy';
import { ServerProcess } from '../../__testUtils__/ServerProcess';

jest.setTimeout(60_000);

const ACCOUNT = 'devstoreaccount1';
/** Any will do: the server is told of it. */
const ACCOUNT_KEY = Buffer.from('a key of a test').toString('base64');

async function startBucket(): Promise<TestBucket> {
  const server = await ServerProcess.start({
    args: [
      require.resolve('azurite/dist/src/blob/main.js'),
      ...['--blobPort', '0', '--inMemoryPersistence', '--silent'],
      // The client is newer than the server.
      ...['--skipApiVersionCheck', '--loose'],
    ],
    ready: /listens on http:\/\/127\.0\.0\.1:(\d+)/,
    env: { AZURITE_ACCOUNTS: `${ACCOUNT}:${ACCOUNT_KEY}` },
  });
  const proxy = await FaultyProxy.start(server.url);
  const container = new BlobServiceClient(
    `${server.url}/${ACCOUNT}`,
    new StorageSharedKeyCredential(ACCOUNT, ACCOUNT_KEY),
  ).getContainerClient('exports');
  await container.create();
  return {
    address: `azure://${ACCOUNT}/exports`,
    proxy,
    config: {
      azureBlob: {
        endpoint: `${proxy.url}/${ACCOUNT}`,
        accountKey: ACCOUNT_KEY,
      },
    },
    unreachable: {
      azureBlob: {
        endpoint: `http://127.0.0.1:1/${ACCOUNT}`,
        accountKey: ACCOUNT_KEY,
      },
    },
    isDownload: request => /^GET .*\.csv/.test(request),
    async put(key, body) {
      await container
        .getBlockBlobClient(key)
        .upload(body, Buffer.byteLength(body));
    },
    async remove(key) {
      await container.deleteBlob(key);
    },
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}

describeBucket('a source in Azure Blob Storage', startBucket, bucket => {
  function sourceIn(path: string) {
    return sourceOf({ path, ...bucket().config });
  }

  it('is named by the address of a container as well', async () => {
    await bucket().put('named/2026-10.csv', toCsv([billRow()]));
    expect(
      await billedOf(
        sourceIn(`https://${ACCOUNT}.blob.core.windows.net/exports/named/`),
      ),
    ).toEqual({ '2026-10': '1.5' });
  });

  it.each([
    ['AuthenticationFailed', 403, /credentials are missing/, /Renew/],
    [
      'AuthorizationPermissionMismatch',
      403,
      /access is denied/,
      /Storage Blob Data Reader/,
    ],
    ['ContainerNotFound', 404, /there is no such bucket/, /path/],
    ['InternalError', 400, /the storage failed/, /next run/],
  ])('says what to do about %s', async (code, status, message, advice) => {
    bucket().proxy.spoil((_request, response) => {
      response
        .writeHead(status, {
          'content-type': 'application/xml',
          'x-ms-error-code': code,
        })
        .end(
          `<?xml version="1.0"?><Error><Code>${code}</Code><Message>of ?sig=1</Message></Error>`,
        );
      return 'handled';
    });
    const error = await sourceIn(`azure://${ACCOUNT}/exports/focus`)
      .discover(context)
      .catch(caught => caught);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(message),
      advice: expect.stringMatching(advice),
    });
    expect(error.message).toContain('/exports');
    expect(`${error.message} ${error.stack}`).not.toMatch(
      new RegExp(`sig=|${ACCOUNT_KEY}`),
    );
  });

  it('does not take signatures in paths, for these are shown', () => {
    expect(() =>
      sourceIn(
        `https://${ACCOUNT}.blob.core.windows.net/exports/focus?sv=1&sig=abc`,
      ),
    ).toThrow(/azureBlob\.sasToken/);
  });
});
