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
  context,
  describeBucket,
  sourceOf,
  type TestBucket,
} from '../../__testUtils__/describeBucket';
import { FaultyProxy } from '../../__testUtils__/FaultyProxy';
import { fail, GcsServer } from '../../__testUtils__/GcsServer';

jest.setTimeout(60_000);

async function startBucket(): Promise<TestBucket> {
  const server = await GcsServer.start('exports');
  const proxy = await FaultyProxy.start(server.url);
  return {
    address: 'gs://exports',
    proxy,
    config: { gcs: { endpoint: proxy.url, anonymous: true } },
    unreachable: { gcs: { endpoint: 'http://127.0.0.1:1', anonymous: true } },
    isDownload: request => /^GET .*alt=media/.test(request),
    put: async (key, body) => server.put(key, body),
    remove: async key => server.remove(key),
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}

describeBucket('a source in Google Cloud Storage', startBucket, bucket => {
  it.each([
    [401, 'authError', /credentials are missing/, /Renew/],
    [403, 'forbidden', /access is denied/, /Storage Object Viewer/],
    [404, 'notFound', /there is no such bucket/, /path/],
    [400, 'invalid', /the storage failed \(invalid\)/, /next run/],
  ])('says what to do about %s', async (code, reason, message, advice) => {
    bucket().proxy.spoil((_request, response) => {
      fail(response, code, 'of https://signed/?X-Goog-Signature=1', reason);
      return 'handled';
    });
    const error = await sourceOf({
      path: 'gs://exports/focus',
      ...bucket().config,
    })
      .discover(context)
      .catch(caught => caught);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(message),
      advice: expect.stringMatching(advice),
    });
    expect(error.message).toContain('gs://exports');
    expect(`${error.message} ${error.stack}`).not.toMatch(/Signature/);
  });

  it('says that its key is none, and shows nothing of it', async () => {
    const error = await sourceOf({
      path: 'gs://exports/focus',
      gcs: {
        endpoint: bucket().proxy.url,
        clientEmail: 'bills@example.iam.gserviceaccount.com',
        privateKey: 'not-a-key',
      },
    })
      .discover(context)
      .catch(caught => caught);
    expect(error).toMatchObject({ name: 'DeliveryError' });
    expect(`${error.message} ${error.stack}`).not.toMatch(/not-a-key/);
  });
});
