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
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { BillFolder } from '../../__testUtils__/BillFolder';
import {
  context,
  describeBucket,
  sourceOf,
  type TestBucket,
} from '../../__testUtils__/describeBucket';
import { FaultyProxy } from '../../__testUtils__/FaultyProxy';
import { ServerProcess } from '../../__testUtils__/ServerProcess';

jest.setTimeout(60_000);

const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

async function startBucket(): Promise<TestBucket> {
  const folder = BillFolder.create();
  const server = await ServerProcess.start({
    args: [
      // It makes its continuation tokens with a cipher of old.
      '--openssl-legacy-provider',
      require.resolve('s3rver/bin/s3rver.js'),
      ...['--directory', folder.path, '--port', '0', '--silent'],
      ...['--address', '127.0.0.1', '--configure-bucket', 'exports'],
    ],
    ready: /listening on .*:(\d+)/,
  });
  const proxy = await FaultyProxy.start(server.url);
  const client = new S3Client({
    endpoint: server.url,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: KEYS,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  return {
    address: 's3://exports',
    proxy,
    config: { s3: { endpoint: proxy.url, forcePathStyle: true, ...KEYS } },
    unreachable: { s3: { endpoint: 'http://127.0.0.1:1', ...KEYS } },
    isDownload: request => /^GET .*\.csv/.test(request),
    async put(key, body) {
      await client.send(
        new PutObjectCommand({
          Bucket: 'exports',
          Key: key,
          Body: body,
          ContentLength: Buffer.byteLength(body),
        }),
      );
    },
    async remove(key) {
      await client.send(
        new DeleteObjectCommand({ Bucket: 'exports', Key: key }),
      );
    },
    async stop() {
      client.destroy();
      await proxy.stop();
      await server.stop();
      folder.remove();
    },
  };
}

describeBucket('a source in S3', startBucket, bucket => {
  it('never takes a key for a path', async () => {
    const keys = [
      'hostile/../../2026-10/up.csv',
      'hostile/2026-10/line\nfeed.csv',
      'hostile//prefix/2026-10/bill.csv',
    ];
    bucket().proxy.spoil((_request, response) => {
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
    const { offers, problems } = await sourceOf({
      path: 's3://exports/hostile/',
      ...bucket().config,
    }).discover(context);
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
    bucket().proxy.spoil((_request, response) => {
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(
          `<?xml version="1.0"?><Error><Code>${code}</Code><Message>of S3RVER at https://signed.example/?X-Amz-Signature=1</Message></Error>`,
        );
      return 'handled';
    });
    const discovery = sourceOf({
      path: 's3://exports/focus',
      ...bucket().config,
    }).discover(context);
    const error = await discovery.catch(caught => caught);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(message),
      advice: expect.stringMatching(advice),
    });
    expect(error.message).toContain(`s3://exports`);
    expect(`${error.message} ${error.stack}`).not.toMatch(/Signature=|S3RVER/);
  });

  it('says that there is no such bucket', async () => {
    await expect(
      sourceOf({ path: 's3://nowhere/focus', ...bucket().config }).discover(
        context,
      ),
    ).rejects.toMatchObject({
      message: 's3://nowhere: there is no such bucket (NoSuchBucket)',
    });
  });
});
