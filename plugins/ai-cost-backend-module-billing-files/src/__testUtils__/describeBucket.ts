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

/* eslint-disable jest/no-export, jest/valid-title -- tests that several storages share */

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  DefaultClassifier,
  type BillingSource,
} from 'backstage-plugin-ai-cost-node';
import { readFileSources } from '../files/readFileSources';
import { billRow, toCsv } from './BillFolder';
import { drain } from './drain';
import type { FaultyProxy } from './FaultyProxy';

/** A bucket on a server that works, behind a proxy that can spoil answers. */
export interface TestBucket {
  /** As the path of a source. */
  address: string;
  proxy: FaultyProxy;
  /** What a source needs to get at it through the proxy. */
  config: JsonObject;
  /** What a source has for a server that nobody answers at. */
  unreachable: JsonObject;
  put(key: string, body: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** Tells requests for the content of objects, such as `GET /o/bill.csv`. */
  isDownload(request: string): boolean;
  stop(): Promise<void>;
}

export const context = {
  logger: mockServices.logger.mock(),
  signal: new AbortController().signal,
  classifier: DefaultClassifier.create(),
};

/** A source as the configuration makes it. */
export function sourceOf(options: JsonObject): BillingSource {
  const [source] = readFileSources(
    new ConfigReader({
      aiCost: { sources: [{ id: 'bills', type: 'files', ...options }] },
    }),
  );
  return source;
}

/** What a source's bills cost, by billing period; it may have no problem. */
export async function billedOf(
  source: BillingSource,
): Promise<Record<string, string>> {
  const { offers, problems } = await source.discover(context);
  expect(problems).toEqual([]);
  const billed: Record<string, string> = {};
  for (const offer of offers) {
    const { totals } = await drain(await source.open(offer, context));
    billed[offer.period] = totals.map(total => total.billed).join();
  }
  return billed;
}

const BILL = toCsv([billRow()]);
/** As long as the other. */
const OTHER_BILL = toCsv([billRow({ BilledCost: '2.5' })]);

/** What every storage has to do alike. */
export function describeBucket(
  name: string,
  start: () => Promise<TestBucket>,
  more: (bucket: () => TestBucket) => void,
): void {
  describe(name, () => {
    let bucket: TestBucket;

    beforeAll(async () => {
      bucket = await start();
    });

    afterEach(() => bucket.proxy.heal());

    afterAll(() => bucket.stop());

    function sourceIn(path: string): BillingSource {
      return sourceOf({ path: `${bucket.address}/${path}`, ...bucket.config });
    }

    function downloads(): string[] {
      return bucket.proxy.requests.filter(bucket.isDownload);
    }

    it('reads the bills below a folder, that a glob matches, or one', async () => {
      await bucket.put('focus/', '');
      await bucket.put('focus/2026-10/bill.csv', BILL);
      await bucket.put('focus/2026-10/_temporary/part.csv', 'x');
      await bucket.put('focus/2026-11/bill.csv', OTHER_BILL);
      await bucket.put('focus/2026-11/notes.md', 'x');
      await bucket.put('focus-other/2026-10/bill.csv', 'x');
      const both = { '2026-10': '1.5', '2026-11': '2.5' };
      expect(await billedOf(sourceIn('focus'))).toEqual(both);
      expect(await billedOf(sourceIn('focus/'))).toEqual(both);
      expect(await billedOf(sourceIn('focus/**/*.csv'))).toEqual(both);
      expect(await billedOf(sourceIn('focus/*-11/*.csv'))).toEqual({
        '2026-11': '2.5',
      });
      expect(await billedOf(sourceIn('focus/2026-10/bill.csv'))).toEqual({
        '2026-10': '1.5',
      });
    });

    it('lists more than one page holds', async () => {
      const puts = [];
      for (let i = 0; i < 1_003; i++) {
        puts.push(bucket.put(`many/2026-10/part-${i}.csv`, 'x'));
        if (puts.length % 50 === 0) {
          await Promise.all(puts);
        }
      }
      await Promise.all(puts);
      const { offers } = await sourceIn('many').discover(context);
      expect(offers).toMatchObject([{ period: '2026-10' }]);
      expect(offers[0].files).toHaveLength(1_003);
      expect(bucket.proxy.requests).toHaveLength(2);
    });

    it('takes keys as they are', async () => {
      await bucket.put('odd/2026-10/a & +%41 \u00fc.csv', BILL);
      await bucket.put('odd/2026-10/%2e%2e%2f[1]?#.csv', OTHER_BILL);
      expect(await billedOf(sourceIn('odd'))).toEqual({ '2026-10': '4' });
    });

    it('reads only what is new, and offers another version when it changes', async () => {
      await bucket.put('news/bill.csv', BILL);
      const source = sourceIn('news');
      const first = await source.discover(context);
      const again = await source.discover(context);
      expect(again).toEqual(first);
      expect(downloads()).toHaveLength(1);
      // Perhaps within the same second.
      await bucket.put('news/bill.csv', OTHER_BILL);
      const changed = await source.discover(context);
      expect(changed.offers[0].version).not.toBe(first.offers[0].version);
      expect(downloads()).toHaveLength(2);
    });

    it('refuses an object that changed since it was offered', async () => {
      await bucket.put('moving/2026-10.csv', BILL);
      const source = sourceIn('moving');
      const { offers } = await source.discover(context);
      await bucket.put('moving/2026-10.csv', toCsv([billRow(), billRow()]));
      await expect(source.open(offers[0], context)).rejects.toMatchObject({
        name: 'DeliveryError',
        message: expect.stringMatching(
          /2026-10\.csv: the file changed since it was found/,
        ),
      });
    });

    it('refuses an object that is gone since it was offered', async () => {
      await bucket.put('going/2026-10.csv', BILL);
      const source = sourceIn('going');
      const { offers } = await source.discover(context);
      await bucket.remove('going/2026-10.csv');
      await expect(source.open(offers[0], context)).rejects.toMatchObject({
        name: 'DeliveryError',
        message: expect.stringMatching(/2026-10\.csv: the file is not there/),
      });
    });

    it('refuses an object that changes between a look at it and its download', async () => {
      await bucket.put('racing/2026-10.csv', BILL);
      const source = sourceIn('racing');
      const { offers } = await source.discover(context);
      bucket.proxy.spoil((request, response) => {
        if (!bucket.isDownload(`${request.method} ${request.url}`)) {
          return 'passed';
        }
        bucket.put('racing/2026-10.csv', OTHER_BILL).then(() => {
          bucket.proxy.heal();
          response.writeHead(503, { 'retry-after': '0' }).end();
        });
        return 'handled';
      });
      await expect(source.open(offers[0], context)).rejects.toThrow(
        /2026-10\.csv: the file changed since it was found/,
      );
    });

    it('refuses a download that is cut off', async () => {
      await bucket.put('cut/2026-10.csv', BILL);
      const source = sourceIn('cut');
      const { offers } = await source.discover(context);
      bucket.proxy.spoil(({ method, url }) =>
        bucket.isDownload(`${method} ${url}`) ? 'cut-off' : 'passed',
      );
      await expect(source.open(offers[0], context)).rejects.toMatchObject({
        name: 'DeliveryError',
        file: expect.stringContaining('2026-10.csv'),
        advice: expect.stringMatching(/next run tries again|network/),
      });
    });

    it('tries again when it is throttled for a moment', async () => {
      await bucket.put('busy/2026-10.csv', BILL);
      let left = 2;
      bucket.proxy.spoil((_request, response) => {
        left -= 1;
        if (left < 0) {
          return 'passed';
        }
        response.writeHead(503, { 'retry-after': '0' }).end();
        return 'handled';
      });
      expect(await billedOf(sourceIn('busy'))).toEqual({ '2026-10': '1.5' });
    });

    it('reads what the newest manifest names, and the manifest once', async () => {
      const data = 'cur/data/BILLING_PERIOD=2026-10';
      await bucket.put(`${data}/one/cur-00001.csv`, BILL);
      await bucket.put(`${data}/two/cur-00001.csv`, OTHER_BILL);
      await bucket.put(
        'cur/metadata/BILLING_PERIOD=2026-10/cur-Manifest.json',
        JSON.stringify({
          dataFiles: [`s3://anywhere/${data}/two/cur-00001.csv`],
        }),
      );
      const source = sourceIn('cur/');
      expect(await billedOf(source)).toEqual({ '2026-10': '2.5' });
      bucket.proxy.heal();
      await source.discover(context);
      expect(
        bucket.proxy.requests.filter(request => /anifest/.test(request)),
      ).toEqual([]);
    });

    it('finds nothing in an empty folder, and says so', async () => {
      const { offers, problems } = await sourceIn('empty/').discover(context);
      expect(offers).toEqual([]);
      expect(problems).toMatchObject([
        { message: expect.stringMatching(/^There is no bill in .*\/empty\/$/) },
      ]);
    });

    it('says that there is no way to it', async () => {
      await expect(
        sourceOf({
          path: `${bucket.address}/focus`,
          ...bucket.unreachable,
        }).discover(context),
      ).rejects.toMatchObject({
        name: 'DeliveryError',
        message: expect.stringMatching(/the storage cannot be reached/),
      });
    });

    it('stops when it is told to', async () => {
      const controller = new AbortController();
      bucket.proxy.spoil(() => {
        controller.abort();
        return 'handled';
      });
      await expect(
        sourceIn('focus').discover({ ...context, signal: controller.signal }),
      ).rejects.toMatchObject({ name: 'AbortError' });
    });

    more(() => bucket);
  });
}
