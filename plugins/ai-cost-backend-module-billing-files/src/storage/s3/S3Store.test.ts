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

import { mockServices } from '@backstage/backend-test-utils';
import {
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import { BillFolder, billRow, toCsv } from '../../__testUtils__/BillFolder';
import { drain } from '../../__testUtils__/drain';
import { FaultyProxy } from '../../__testUtils__/FaultyProxy';
import { ServerProcess } from '../../__testUtils__/ServerProcess';
import { readFileSources } from '../../files/readFileSources';

jest.setTimeout(60_000);

const context = {
  logger: mockServices.logger.mock(),
  signal: new AbortController().signal,
  classifier: DefaultClassifier.create(),
};

const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

describe('a source in S3', () => {
  let folder: BillFolder;
  let server: ServerProcess;
  let proxy: FaultyProxy;
  let client: S3Client;

  beforeAll(async () => {
    folder = BillFolder.create();
    server = await ServerProcess.start({
      args: [
        // It makes its continuation tokens with a cipher of old.
        '--openssl-legacy-provider',
        require.resolve('s3rver/bin/s3rver.js'),
        ...['--directory', folder.path, '--port', '0', '--silent'],
        ...['--address', '127.0.0.1', '--configure-bucket', 'exports'],
      ],
      ready: /listening on .*:(\d+)/,
    });
    proxy = await FaultyProxy.start(server.url);
    client = new S3Client({
      endpoint: server.url,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: KEYS,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
  });

  afterEach(() => proxy.heal());

  afterAll(async () => {
    client.destroy();
    await proxy.stop();
    await server.stop();
    folder.remove();
  });

  async function put(key: string, body: string): Promise<void> {
    await client.send(
      new PutObjectCommand({
        Bucket: 'exports',
        Key: key,
        Body: body,
        ContentLength: Buffer.byteLength(body),
      }),
    );
  }

  function createSource(path: string, options?: JsonObject) {
    const [source] = readFileSources(
      new ConfigReader({
        aiCost: {
          sources: [
            {
              id: 'bills',
              type: 'files',
              path,
              s3: { endpoint: proxy.url, forcePathStyle: true, ...KEYS },
              ...options,
            },
          ],
        },
      }),
    );
    return source;
  }

  async function billedOf(path: string) {
    const source = createSource(path);
    const { offers, problems } = await source.discover(context);
    expect(problems).toEqual([]);
    const billed: Record<string, string> = {};
    for (const offer of offers) {
      const { totals } = await drain(await source.open(offer, context));
      billed[offer.period] = totals.map(total => total.billed).join();
    }
    return billed;
  }

  it('reads the bills below a folder, that a glob matches, or one', async () => {
    await put('focus/', '');
    await put('focus/2026-10/', '');
    await put('focus/2026-10/bill.csv', toCsv([billRow()]));
    await put('focus/2026-10/_temporary/part.csv', 'x');
    await put('focus/2026-11/bill.csv', toCsv([billRow({ BilledCost: '7' })]));
    await put('focus/2026-11/notes.md', 'x');
    await put('focus-other/2026-10/bill.csv', 'x');
    const both = { '2026-10': '1.5', '2026-11': '7' };
    expect(await billedOf('s3://exports/focus')).toEqual(both);
    expect(await billedOf('s3://exports/focus/')).toEqual(both);
    expect(await billedOf('s3://exports/focus/**/*.csv')).toEqual(both);
    expect(await billedOf('s3://exports/focus/*-11/*.csv')).toEqual({
      '2026-11': '7',
    });
    expect(await billedOf('s3://exports/focus/2026-10/bill.csv')).toEqual({
      '2026-10': '1.5',
    });
  });

  it('lists more than one page holds', async () => {
    for (let i = 0; i < 1_003; i++) {
      await put(`many/2026-10/part-${i}.csv`, 'x');
    }
    const { offers } = await createSource('s3://exports/many').discover(
      context,
    );
    expect(offers).toMatchObject([{ period: '2026-10' }]);
    expect(offers[0].files).toHaveLength(1_003);
    const lists = proxy.requests.filter(request => /list-type/.test(request));
    expect(lists.length).toBe(2);
  });

  it('reads only what is new, and offers another version when it changes', async () => {
    await put('news/bill.csv', toCsv([billRow()]));
    const source = createSource('s3://exports/news');
    const first = await source.discover(context);
    const again = await source.discover(context);
    expect(again).toEqual(first);
    expect(reads()).toHaveLength(1);
    // As long as before, and perhaps within the same second.
    await put('news/bill.csv', toCsv([billRow({ BilledCost: '2.5' })]));
    const changed = await source.discover(context);
    expect(changed.offers[0].version).not.toBe(first.offers[0].version);
    expect(reads()).toHaveLength(2);
  });

  function reads() {
    return proxy.requests.filter(request => /^GET .*\.csv/.test(request));
  }

  it.each([
    ['changed', () => put('moving/2026-10.csv', toCsv([billRow(), billRow()]))],
    [
      'is gone',
      async () => {
        await client.send(
          new DeleteObjectCommand({
            Bucket: 'exports',
            Key: 'moving/2026-10.csv',
          }),
        );
      },
    ],
  ])('refuses an object that %s since it was offered', async (_how, change) => {
    await put('moving/2026-10.csv', toCsv([billRow()]));
    const source = createSource('s3://exports/moving');
    const { offers } = await source.discover(context);
    await change();
    await expect(source.open(offers[0], context)).rejects.toMatchObject({
      name: 'DeliveryError',
      file: expect.stringContaining('2026-10.csv'),
    });
  });

  it('refuses an object that changes between a look at it and its download', async () => {
    await put('racing/2026-10.csv', toCsv([billRow({ BilledCost: '1.5' })]));
    const source = createSource('s3://exports/racing');
    const { offers } = await source.discover(context);
    proxy.spoil((request, response) => {
      if (request.method !== 'GET') {
        return 'passed';
      }
      put('racing/2026-10.csv', toCsv([billRow({ BilledCost: '2.5' })])).then(
        () => {
          proxy.heal();
          response.writeHead(503, { 'retry-after': '0' }).end();
        },
      );
      return 'handled';
    });
    await expect(source.open(offers[0], context)).rejects.toThrow(
      /changed since it was found/,
    );
  });

  it('refuses a download that is cut off', async () => {
    await put('cut/2026-10.csv', toCsv([billRow()]));
    const source = createSource('s3://exports/cut');
    const { offers } = await source.discover(context);
    proxy.spoil(({ method }) => (method === 'GET' ? 'cut-off' : 'passed'));
    await expect(source.open(offers[0], context)).rejects.toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(/2026-10\.csv: the download broke off/),
      advice: 'The next run tries again',
    });
  });

  it('takes keys as they are', async () => {
    await put(
      'odd/2026-10/%2e%2e%2f[1].csv',
      toCsv([billRow({ BilledCost: '2' })]),
    );
    await put('odd/2026-10/a & +%41 \u00fc.csv', toCsv([billRow()]));
    const source = createSource('s3://exports/odd/');
    const { offers, problems } = await source.discover(context);
    expect(problems).toEqual([]);
    const { totals } = await drain(await source.open(offers[0], context));
    expect(totals).toMatchObject([{ rows: 2 }]);
  });

  it('never takes a key for a path', async () => {
    const keys = [
      'hostile/../../2026-10/up.csv',
      'hostile/2026-10/line\nfeed.csv',
      'hostile//prefix/2026-10/bill.csv',
    ];
    proxy.spoil((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(
        `<?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
          <EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>
          ${keys
            .map(
              key => `<Contents><Key>${encodeURIComponent(key)}</Key>
                <LastModified>2026-11-01T00:00:00.000Z</LastModified>
                <ETag>&quot;1&quot;</ETag><Size>1</Size></Contents>`,
            )
            .join('')}
        </ListBucketResult>`,
      );
      return 'handled';
    });
    const { offers, problems } = await createSource(
      's3://exports/hostile/',
    ).discover(context);
    expect(offers).toMatchObject([
      { files: [{ name: '/prefix/2026-10/bill.csv' }] },
    ]);
    expect(problems).toMatchObject([
      {
        file: '../../2026-10/up.csv',
        message: expect.stringMatching(/has the part "\.\."/),
      },
      {
        file: '2026-10/line?feed.csv',
        message: expect.stringMatching(/control characters/),
      },
    ]);
  });

  it.each([
    ['AccessDenied', 403, /access is denied/, /s3:ListBucket.*s3:GetObject/],
    ['ExpiredToken', 400, /credentials are missing, wrong or expired/, /Renew/],
    ['InvalidAccessKeyId', 403, /credentials are missing/, /Renew/],
    ['SlowDown', 503, /fewer requests/, /next run/],
    ['InternalError', 500, /the storage failed/, /next run/],
  ])('says what to do about %s', async (code, status, message, advice) => {
    proxy.spoil((_request, response) => {
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(
          `<?xml version="1.0"?><Error><Code>${code}</Code><Message>of S3RVER at https://signed.example/?X-Amz-Signature=1</Message></Error>`,
        );
      return 'handled';
    });
    const discovery = createSource('s3://exports/focus').discover(context);
    const error = await discovery.catch(caught => caught);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(message),
      advice: expect.stringMatching(advice),
    });
    expect(error.message).toContain(`s3://exports`);
    expect(JSON.stringify([error.message, error.stack])).not.toMatch(
      /Signature=|S3RVER/,
    );
  });

  it('tries again when it is throttled for a moment', async () => {
    await put('busy/2026-10.csv', toCsv([billRow()]));
    let left = 2;
    proxy.spoil((_request, response) => {
      left -= 1;
      if (left < 0) {
        return 'passed';
      }
      response
        .writeHead(503)
        .end('<Error><Code>SlowDown</Code><Message/></Error>');
      return 'handled';
    });
    expect(await billedOf('s3://exports/busy')).toEqual({ '2026-10': '1.5' });
  });

  it('says that there is no such bucket, or no way to it', async () => {
    await expect(
      createSource('s3://nowhere/focus').discover(context),
    ).rejects.toMatchObject({
      message: expect.stringMatching(
        /^s3:\/\/nowhere: there is no such bucket/,
      ),
    });
    await expect(
      createSource('s3://exports/focus', {
        s3: { endpoint: 'http://127.0.0.1:1', ...KEYS },
      }).discover(context),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/cannot be reached/),
    });
  });

  it('finds nothing in an empty folder, and says so', async () => {
    const { offers, problems } = await createSource(
      's3://exports/empty/',
    ).discover(context);
    expect(offers).toEqual([]);
    expect(problems).toMatchObject([
      { message: 'There is no bill in s3://exports/empty/' },
    ]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    proxy.spoil(() => {
      controller.abort();
      return 'handled';
    });
    await expect(
      createSource('s3://exports/focus').discover({
        ...context,
        signal: controller.signal,
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
