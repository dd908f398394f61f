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

import { z } from 'zod';
import { impatientClient, TestApi } from '@internal/ai-cost-test-api';
import type { ApiBody } from './ApiBody';
import type { ApiClientOptions } from './ApiClient';

const SECRET = 'sk-admin-0123456789/+x';

describe('ApiClient', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  function get(
    options?: Partial<ApiClientOptions>,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<unknown> {
    return impatientClient(api, { secrets: [SECRET], ...options }).getJson({
      path: 'v1/costs',
      query: [
        ['group_by[]', 'a'],
        ['group_by[]', 'b'],
        ['key', SECRET],
      ],
      schema: z.unknown(),
      signal,
    });
  }

  it('keeps the digits of numbers', async () => {
    api.on('/v1/costs', () => ({
      text: '{"value": 0.12345678901234567891, "e": 1e-9, "text": "1"}',
    }));
    expect(await get()).toEqual({
      value: '0.12345678901234567891',
      e: '1e-9',
      text: '1',
    });
    expect(api.requests[0].query.getAll('group_by[]')).toEqual(['a', 'b']);
  });

  it('keeps the path of the base URL', async () => {
    api.on('/gateway/v1/costs', () => ({ json: true }));
    expect(await get({ baseUrl: `${api.url}/gateway` })).toBe(true);
  });

  it.each([
    ['an overloaded server', { status: 529 }],
    ['a failing server', { status: 500, text: 'oops' }],
    ['a body that breaks off', { json: { a: 'long enough' }, cutOff: true }],
    ['what is not JSON', { text: '<html>' }],
    ['a full queue', { status: 429, headers: { 'retry-after': '0' } }],
  ])('tries again after %s', async (_name, answer) => {
    api.on('/v1/costs', (_request, count) =>
      count < 3 ? answer : { json: 'ok' },
    );
    expect(await get()).toBe('ok');
    expect(api.requests).toHaveLength(3);
  });

  it.each([
    ['seconds', () => '0.3'],
    [
      'a date',
      () => new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toUTCString(),
    ],
  ])('waits as long as a server asks for in %s', async (_name, header) => {
    let first = 0;
    api.on('/v1/costs', (_request, count) => {
      if (count === 1) {
        first = Date.now();
        return { status: 429, headers: { 'retry-after': header() } };
      }
      return { json: Date.now() - first };
    });
    expect(Number(await get())).toBeGreaterThanOrEqual(290);
  });

  it('gives up on a server that asks to wait too long', async () => {
    api.on('/v1/costs', () => ({
      status: 429,
      headers: { 'retry-after': '86400' },
    }));
    await expect(get()).rejects.toThrow(/answered 429.*run the source less/);
    expect(api.requests).toHaveLength(1);
  });

  it('gives up after the last attempt', async () => {
    api.on('/v1/costs', () => ({ status: 503, text: 'maintenance' }));
    await expect(get()).rejects.toThrow(/answered 503: maintenance/);
    expect(api.requests).toHaveLength(3);
  });

  it('does not repeat what a server refuses', async () => {
    api.on('/v1/costs', () => ({ status: 401, text: 'bad key' }));
    await expect(get()).rejects.toMatchObject({
      name: 'ApiError',
      status: 401,
      message: `GET ${api.url}/v1/costs answered 401: bad key; check the credentials of the source`,
    });
    expect(api.requests).toHaveLength(1);
  });

  it('shows no secret that a server echoes', async () => {
    const echo = [
      SECRET,
      encodeURIComponent(SECRET),
      Buffer.from(SECRET).toString('base64'),
      'Bearer abcdefgh12345',
      'sk-ant-somebody-elses',
    ].join(' | ');
    api.on('/v1/costs', () => ({ status: 400, text: `no: ${echo}\u001b[31m` }));
    const error = (await get().catch(e => e)) as Error;
    expect(error.message).toBe(
      `GET ${api.url}/v1/costs answered 400: no: *** | *** | *** | Bearer *** | sk *** [31m`,
    );
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('0123456');
  });

  it('sends credentials to no other origin', async () => {
    const other = await TestApi.start();
    api.on('/v1/costs', () => ({
      status: 302,
      headers: { location: `${other.url}/steal` },
    }));
    await expect(get()).rejects.toThrow(/redirects to .* not sent/);
    expect(other.requests).toHaveLength(0);
    await other.close();
  });

  it('follows redirects within the origin, but not for ever', async () => {
    api.on('/v1/costs', () => ({
      status: 307,
      headers: { location: '/v2/costs' },
    }));
    api.on('/v2/costs', () => ({ json: 2 }));
    expect(await get({ headers: { 'x-key': 'k' } })).toBe('2');
    expect(api.requests[1].headers['x-key']).toBe('k');
    api.on('/v2/costs', () => ({
      status: 307,
      headers: { location: '/v2/costs' },
    }));
    await expect(get()).rejects.toThrow(/redirects without end/);
  });

  it('does not read more than it is allowed to', async () => {
    api.on('/v1/costs', () => ({ json: 'x'.repeat(2000) }));
    await expect(get({ largestAnswer: 1000 })).rejects.toThrow(
      /more than 1000 bytes/,
    );
    expect(api.requests).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    api.on('/v1/costs', () => ({ delay: 60_000 }));
    await expect(get({ timeout: 250 })).rejects.toThrow(
      /did not answer within 250 ms/,
    );
    expect(api.requests).toHaveLength(3);
  });

  it('stops at once when it is told to', async () => {
    const abort = new AbortController();
    api.on('/v1/costs', () => {
      setTimeout(() => abort.abort(new Error('run was cancelled')), 10);
      return { delay: 60_000 };
    });
    await expect(get({}, abort.signal)).rejects.toThrow('run was cancelled');
    expect(api.requests).toHaveLength(1);
  });

  it('says that nobody answers', async () => {
    const closed = await TestApi.start();
    const { url } = closed;
    await closed.close();
    await expect(get({ baseUrl: url })).rejects.toThrow(
      /cannot be reached.*ECONNREFUSED/,
    );
  });

  it('looks at the beginning of a long answer only, and shows no half secret', async () => {
    const text = `${' '.repeat(64 * 1024 - 5)}${SECRET}${'x'.repeat(
      2_000_000,
    )}`;
    api.on('/v1/costs', () => ({ status: 400, text }));
    const { message } = (await get().catch(e => e)) as Error;
    expect(message).toBe(`GET ${api.url}/v1/costs answered 400`);
  });

  it('names the place where an answer has another shape', async () => {
    api.on('/v1/costs', () => ({ json: { data: [{ at: true }] } }));
    const client = impatientClient(api);
    await expect(
      client.getJson({
        path: 'v1/costs',
        schema: z.object({ data: z.array(z.object({ at: z.string() })) }),
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow(
      /JSON of another shape \(data\.0\.at: expected string, received boolean\)/,
    );
  });

  it('says in one line what an answer has, and no contents', async () => {
    const schema = z.record(z.string(), z.object({ at: z.string() }));
    const client = impatientClient(api);
    api.on('/v1/costs', () => ({ json: { [`${SECRET}\nFATAL`]: 1 } }));
    const { message } = await client
      .getJson({
        path: 'v1/costs',
        schema,
        signal: new AbortController().signal,
      })
      .catch(error => error);
    expect(message).toMatch(/another shape \(\*: expected object, received/);
    expect(message).toMatch(/^.{1,300}$/);
  });

  describe('posts a question', () => {
    function post(
      body: ApiBody,
      signal: AbortSignal = new AbortController().signal,
    ): Promise<unknown> {
      return impatientClient(api, { headers: { 'x-key': SECRET } }).postJson({
        path: 'v1/query',
        body,
        schema: z.unknown(),
        signal,
      });
    }

    it.each([
      [
        'a form',
        {
          form: [
            ['query', 'a{b="c&d"} + 1'],
            ['match[]', 'é'],
          ] as [string, string][],
        },
        'query=a%7Bb%3D%22c%26d%22%7D+%2B+1&match%5B%5D=%C3%A9',
        'application/x-www-form-urlencoded',
      ],
      ['JSON', { json: { max: 1 } }, '{"max":1}', 'application/json'],
    ])('as %s', async (_name, body, sent, type) => {
      api.on('/v1/query', () => ({ text: '{"value": 1.50}' }));
      expect(await post(body)).toEqual({ value: '1.50' });
      expect(api.requests).toMatchObject([
        {
          method: 'POST',
          body: sent,
          headers: { 'content-type': type, 'x-key': SECRET },
        },
      ]);
    });

    it('again, to the letter, when the server fails or redirects', async () => {
      api.on('/v1/query', (_request, count) =>
        count < 2
          ? { status: 503 }
          : { status: 302, headers: { location: '/v2/query' } },
      );
      api.on('/v2/query', () => ({ json: 'ok' }));
      expect(await post({ form: [['query', 'up']] })).toBe('ok');
      expect(
        api.requests.map(({ method, path, body }) => [method, path, body]),
      ).toEqual([
        ['POST', '/v1/query', 'query=up'],
        ['POST', '/v1/query', 'query=up'],
        ['POST', '/v2/query', 'query=up'],
      ]);
    });

    it('and says what was refused, not what was asked', async () => {
      api.on('/v1/query', () => ({ status: 422, text: 'no such function' }));
      await expect(post({ form: [['query', 'private()']] })).rejects.toThrow(
        `POST ${api.url}/v1/query answered 422: no such function`,
      );
    });
  });
});
