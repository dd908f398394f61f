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
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { storageError, type StorageTrouble } from '../storageError';

const MOST_ATTEMPTS = 4;
const MOST_REDIRECTS = 5;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const LONGEST_SILENCE = 30_000;

/** An answer whose body is still to come. */
export type WebAnswer = http.IncomingMessage;

/**
 * Asks web servers for files. It talks to the servers of the configured
 * addresses only: a redirect to another one is refused, for it would get the
 * credentials, or lead into the backend's own network.
 */
export class WebClient {
  readonly #headers: Record<string, string>;

  /** @param options - `headers` are sent with each request */
  static create(options: { headers: Record<string, string> }): WebClient {
    return new WebClient(options.headers);
  }

  private constructor(headers: Record<string, string>) {
    this.#headers = headers;
  }

  /**
   * The answer with a status of success, or one of those that are expected.
   *
   * @throws DeliveryError for all others; it shows no query and no credentials
   */
  async request(options: {
    method: 'GET' | 'HEAD';
    url: URL;
    /** Of the file, for people. */
    name: string;
    headers?: Record<string, string>;
    expected?: readonly number[];
    signal?: AbortSignal;
  }): Promise<WebAnswer> {
    const { name, expected = [], signal } = options;
    let { url } = options;
    let redirects = 0;
    for (let attempt = 1; ; attempt++) {
      let answer: WebAnswer | undefined;
      let code: string | undefined;
      try {
        answer = await send({
          ...options,
          url,
          headers: { ...this.#headers, ...options.headers },
        });
      } catch (error) {
        signal?.throwIfAborted();
        code = (error as NodeJS.ErrnoException).code;
      }
      const status = answer?.statusCode ?? 0;
      if (answer && (isSuccess(status) || expected.includes(status))) {
        return answer;
      }
      answer?.resume();
      if (answer && isRedirect(status)) {
        redirects += 1;
        attempt -= 1;
        url = this.#follow(url, answer, { name, redirects });
      } else if (attempt === MOST_ATTEMPTS || !isPassing(status)) {
        throw storageError({
          trouble: troubleOf(status),
          subject: name,
          code: answer ? `${status}` : code,
        });
      } else {
        await sleep(pauseOf(answer, attempt), undefined, { signal });
      }
    }
  }

  #follow(
    from: URL,
    answer: WebAnswer,
    { name, redirects }: { name: string; redirects: number },
  ): URL {
    const to = URL.parse(answer.headers.location ?? '', from);
    if (!to || redirects > MOST_REDIRECTS) {
      throw storageError({ trouble: 'other', subject: name, code: 'redirect' });
    }
    if (to.origin !== from.origin) {
      throw storageError({
        trouble: 'denied',
        subject: name,
        code: 'redirect',
        advice: `The server redirects to ${to.host}, and redirects to other servers are not followed. Where that is meant, give an address there as path`,
      });
    }
    return to;
  }
}

function send(options: {
  method: string;
  url: URL;
  headers: Record<string, string>;
  signal?: AbortSignal;
}): Promise<WebAnswer> {
  const { method, url, headers, signal } = options;
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        // As it is stored: what is counted are the bytes that were announced.
        headers: { 'accept-encoding': 'identity', ...headers },
        timeout: LONGEST_SILENCE,
        signal,
      },
      resolve,
    );
    sent.on('timeout', () =>
      sent.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
    );
    sent.on('error', reject);
    sent.end();
  });
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Zero is no answer at all. */
function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function troubleOf(status: number): StorageTrouble {
  switch (status) {
    case 0:
      return 'unreachable';
    case 401:
      return 'credentials';
    case 403:
      return 'denied';
    case 404:
    case 410:
      return 'gone';
    case 412:
      return 'changed';
    case 429:
    case 503:
      return 'throttled';
    default:
      return 'other';
  }
}

/** What the server asks for, in seconds or as a date, but not for ever. */
function pauseOf(answer: WebAnswer | undefined, attempt: number): number {
  const asked = answer?.headers['retry-after'];
  const pause =
    asked === undefined
      ? FIRST_PAUSE * 2 ** (attempt - 1)
      : Number(asked) * 1_000;
  const known = Number.isNaN(pause) ? Date.parse(asked!) - Date.now() : pause;
  return Math.min(Math.max(known || 0, 0), LONGEST_PAUSE);
}
