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

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { JsonObject } from '@backstage/types';
import { billRow, toCsv } from '../../__testUtils__/BillFolder';
import {
  billedOf,
  context,
  sourceOf,
} from '../../__testUtils__/describeBucket';

jest.setTimeout(60_000);

const BILL = Buffer.from(toCsv([billRow()]));
const OTHER_BILL = Buffer.from(toCsv([billRow({ BilledCost: '2.5' })]));

type Answer = (
  request: http.IncomingMessage,
  response: http.ServerResponse,
) => void;

describe('a source at an address of the web', () => {
  let server: http.Server;
  let origin: string;
  let answer: Answer;
  const requests: http.IncomingMessage[] = [];

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      requests.push(request);
      answer(request, response);
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    requests.length = 0;
    answer = serve(BILL, { etag: '"1"' });
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  /** As a server of files does. */
  function serve(body: Buffer, headers: http.OutgoingHttpHeaders): Answer {
    return (request, response) => {
      if (
        headers.etag !== undefined &&
        request.headers['if-none-match'] === headers.etag
      ) {
        response.writeHead(304, headers).end();
      } else if (
        request.headers['if-match'] !== undefined &&
        request.headers['if-match'] !== headers.etag
      ) {
        response.writeHead(412).end();
      } else {
        response.writeHead(200, { 'content-length': body.length, ...headers });
        response.end(request.method === 'HEAD' ? undefined : body);
      }
    };
  }

  function source(options?: { path?: string | string[]; https?: JsonObject }) {
    return sourceOf({
      path: options?.path ?? `${origin}/exports/bill.csv`,
      ...(options?.https && { https: options.https }),
    });
  }

  it('reads a file, and downloads it again only when it is new', async () => {
    const bills = source({ path: `${origin}/bill.csv?signature=abc` });
    expect(bills.description).toBe(`Bills in ${origin}/bill.csv`);
    expect(await billedOf(bills)).toEqual({ '2026-10': '1.5' });
    const first = await bills.discover(context);
    requests.length = 0;
    expect(await bills.discover(context)).toEqual(first);
    expect(requests.map(({ method }) => method)).not.toContain('GET');
    expect(requests[0].headers['if-none-match']).toBe('"1"');
    expect(requests[0].url).toBe('/bill.csv?signature=abc');
    answer = serve(OTHER_BILL, { etag: '"2"' });
    const changed = await bills.discover(context);
    expect(changed.offers[0].version).not.toBe(first.offers[0].version);
    expect(await billedOf(bills)).toEqual({ '2026-10': '2.5' });
  });

  it('reads a list of files, also compressed ones', async () => {
    answer = (request, response) =>
      serve(/gz$/.test(request.url!) ? gzipSync(OTHER_BILL) : BILL, {
        etag: `"${request.url}"`,
      })(request, response);
    expect(
      await billedOf(
        source({
          path: [`${origin}/2026-10/a.csv`, `${origin}/2026-11/b.csv.gz`],
        }),
      ),
    ).toEqual({ '2026-10': '1.5', '2026-11': '2.5' });
  });

  it('takes servers without HEAD, length, date or ETag', async () => {
    answer = (request, response) => {
      if (request.method === 'HEAD') {
        response.writeHead(405).end();
      } else {
        response.writeHead(200);
        response.write(BILL.subarray(0, 100));
        response.end(BILL.subarray(100));
      }
    };
    const bills = source();
    expect(await billedOf(bills)).toEqual({ '2026-10': '1.5' });
    const first = await bills.discover(context);
    expect(await source().discover(context)).toEqual(first);
  });

  it.each<[string, JsonObject, string, string]>([
    ['token', { token: 'secret' }, 'authorization', 'Bearer secret'],
    [
      'password',
      { username: 'me', password: 'secret' },
      'authorization',
      `Basic ${Buffer.from('me:secret').toString('base64')}`,
    ],
    ['header', { headers: { 'X-Key': 'secret' } }, 'x-key', 'secret'],
  ])('sends a %s and never shows it', async (_what, config, name, value) => {
    const bills = source({ https: config });
    await billedOf(bills);
    expect(requests.every(({ headers }) => headers[name] === value)).toBe(true);
    answer = (_request, response) => response.writeHead(401).end('secret');
    const error = await bills.discover(context).catch(caught => caught);
    expect(error).toMatchObject({
      message: 'bill.csv: the credentials are missing, wrong or expired (401)',
    });
    expect(`${error.stack}`).not.toContain('secret');
  });

  it('follows redirects on the same server, and to no other', async () => {
    let strangers = 0;
    const stranger = http.createServer((_request, response) => {
      strangers += 1;
      response.end(BILL);
    });
    await new Promise<void>(resolve =>
      stranger.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = stranger.address() as AddressInfo;
    answer = (request, response) =>
      request.url === '/new.csv'
        ? serve(BILL, { etag: '"1"' })(request, response)
        : response.writeHead(302, { location: '/new.csv' }).end();
    expect(await billedOf(source({ https: { token: 'secret' } }))).toEqual({
      '2026-10': '1.5',
    });
    answer = (_request, response) =>
      response
        .writeHead(307, { location: `http://127.0.0.1:${port}/?signed=1` })
        .end();
    await expect(
      source({ https: { token: 'secret' } }).discover(context),
    ).rejects.toMatchObject({
      message: 'bill.csv: access is denied (redirect)',
      advice: expect.stringMatching(
        new RegExp(`redirects to 127\\.0\\.0\\.1:${port}, `),
      ),
    });
    expect(strangers).toBe(0);
    await new Promise(resolve => stranger.close(resolve));
  });

  it('does not go round in circles', async () => {
    answer = (_request, response) =>
      response.writeHead(302, { location: '/exports/bill.csv' }).end();
    await expect(source().discover(context)).rejects.toThrow(
      /the storage failed \(redirect\)/,
    );
    expect(requests.length).toBeLessThan(10);
  });

  it('waits as it is asked to, and tries again', async () => {
    let left = 2;
    const served = answer;
    answer = (request, response) => {
      left -= 1;
      if (left >= 0) {
        response.writeHead(429, { 'retry-after': '0' }).end();
      } else {
        served(request, response);
      }
    };
    expect(await billedOf(source())).toEqual({ '2026-10': '1.5' });
    answer = (_request, response) =>
      response.writeHead(429, { 'retry-after': '0' }).end();
    await expect(source().discover(context)).rejects.toThrow(/fewer requests/);
  });

  it.each<[string, () => Answer, RegExp]>([
    [
      'changes in between',
      () => (request, response) => {
        if (request.method === 'HEAD') {
          serve(BILL, { etag: '"1"' })(request, response);
        } else {
          serve(OTHER_BILL, { etag: '"2"' })(request, response);
        }
      },
      /changed since it was found/,
    ],
    [
      'changes on a server that heeds no conditions',
      () => (request, response) => {
        const { length } = BILL;
        response.writeHead(200, {
          'content-length': length,
          etag: request.method === 'HEAD' ? '"1"' : '"2"',
        });
        response.end(request.method === 'HEAD' ? undefined : BILL);
      },
      /changed since it was found/,
    ],
    [
      'is cut off',
      () => (request, response) => {
        response.writeHead(200, { 'content-length': BILL.length, etag: '"1"' });
        if (request.method === 'HEAD') {
          response.end();
        } else {
          response.write(BILL.subarray(0, 50));
          setTimeout(() => response.destroy(), 20);
        }
      },
      /bill\.csv: the download broke off/,
    ],
    [
      'ends early, and nobody says so',
      () => (request, response) => {
        if (request.method === 'HEAD') {
          serve(BILL, { etag: '"1"' })(request, response);
        } else {
          response.writeHead(200, { etag: '"1"' });
          response.end(BILL.subarray(0, 50));
        }
      },
      /50 bytes came of a file of/,
    ],
    [
      'never ends',
      () => (request, response) => {
        if (request.method === 'HEAD') {
          serve(BILL, { etag: '"1"' })(request, response);
        } else {
          response.writeHead(200, { etag: '"1"' });
          response.write(Buffer.alloc(BILL.length + 1));
        }
      },
      /more than \d+ bytes came of a file of/,
    ],
  ])('refuses a file that %s', async (_how, spoiled, message) => {
    const bills = source({ path: `${origin}/2026-10/bill.csv` });
    const listed = source({
      path: [`${origin}/2026-10/bill.csv`, `${origin}/2026-10/other.csv`],
    });
    answer = spoiled();
    const { offers } = await listed.discover(context);
    await expect(listed.open(offers[0], context)).rejects.toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(message),
    });
    const { problems } = await bills.discover(context);
    expect(problems).toMatchObject([
      { file: 'bill.csv', message: expect.stringMatching(message) },
    ]);
  });

  it('reads no more than it is told to', async () => {
    await expect(
      source({ https: { maxSize: 100 } }).discover(context),
    ).rejects.toMatchObject({
      message: 'bill.csv: the file has more than 100 bytes',
      advice: expect.stringMatching(/https\.maxSize/),
    });
  });

  it.each([
    [404, /the file is not there/],
    [403, /access is denied/],
    [500, /the storage failed \(500\)/],
  ])('says what %s means', async (status, message) => {
    answer = (_request, response) =>
      response.writeHead(status, { 'retry-after': '0' }).end();
    await expect(source().discover(context)).rejects.toThrow(message);
  });

  it.each<[string, string | string[], JsonObject | undefined, RegExp]>([
    [
      'credentials in addresses',
      'https://me:secret@example.com/bill.csv',
      undefined,
      /https\.username/,
    ],
    [
      'credentials without encryption',
      'http://example.com/bill.csv',
      { token: 'secret' },
      /unencrypted/,
    ],
    [
      'addresses twice',
      ['https://a.example/b.csv', 'https://a.example/b.csv?x=1'],
      undefined,
      /twice/,
    ],
    ['other lists', ['https://a.example/b.csv', '/c.csv'], undefined, /list/],
    ['other schemes', 'ftp://a.example/b.csv', undefined, /allowed/],
  ])('takes no %s', (_what, path, config, message) => {
    expect(() => source({ path, https: config })).toThrow(message);
    expect(() => source({ path, https: config })).not.toThrow(/secret/);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    await expect(
      source().discover({ ...context, signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
