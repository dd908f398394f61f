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
import type { z } from 'zod';
import { describeIssue } from '../json/describeIssue';
import { parseLosslessJson } from '../json/parseLosslessJson';
import { ApiError } from './ApiError';
import { Redactor } from './Redactor';
import { readLimited } from './readLimited';
import { Retries, type RetryOptions } from './Retries';
import { readRetryAfter } from './readRetryAfter';

/** How to reach an API. */
export interface ApiClientOptions {
  /** With or without a path; `https://api.example.com/v1`. */
  baseUrl: string;
  headers: Record<string, string>;
  /** What must never be seen. */
  secrets: readonly string[];
  /** Milliseconds that one attempt may take. */
  timeout?: number;
  /** Bytes. */
  largestAnswer?: number;
  retry?: Partial<RetryOptions>;
}

/** A request of JSON. */
export interface ApiRequest<T> {
  /** Below the base URL, without a leading slash. */
  path: string;
  query?: readonly [name: string, value: string][];
  /** What the answer must look like. */
  schema: z.ZodType<T>;
  signal: AbortSignal;
}

const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_LARGEST_ANSWER = 64 * 1024 * 1024;
const MOST_REDIRECTS = 3;
const LONGEST_EXCERPT = 200;
/** 529 is how Anthropic says that it is overloaded. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 529]);

const ADVICE: Record<number, string> = {
  401: 'check the credentials of the source',
  403: 'check that the key may read costs: most providers ask for an admin key',
  404: 'check baseUrl, and that the API exists there',
  429: 'run the source less often, or ask for a higher limit',
};

/** What one attempt failed with, and whether another may help. */
class FailedAttempt {
  constructor(
    readonly error: ApiError,
    readonly retry: boolean,
    /** Milliseconds that the server asks to wait. */
    readonly after?: number,
  ) {}
}

/**
 * Gets JSON from one API: with time-outs, retries with back-off and jitter, a
 * limit to the size of an answer, and errors without secrets. Credentials are
 * sent to the API's own origin only.
 */
export class ApiClient {
  readonly #base: URL;
  readonly #headers: Record<string, string>;
  readonly #redactor: Redactor;
  readonly #timeout: number;
  readonly #largestAnswer: number;
  readonly #retries: Retries;

  static create(options: ApiClientOptions): ApiClient {
    return new ApiClient(options);
  }

  private constructor(options: ApiClientOptions) {
    this.#base = new URL(options.baseUrl.replace(/\/*$/, '/'));
    this.#headers = { accept: 'application/json', ...options.headers };
    this.#redactor = Redactor.create(options.secrets);
    this.#timeout = options.timeout ?? DEFAULT_TIMEOUT;
    this.#largestAnswer = options.largestAnswer ?? DEFAULT_LARGEST_ANSWER;
    this.#retries = Retries.create(options.retry);
  }

  /**
   * Numbers of the answer are texts, for `schema` to read.
   *
   * @throws ApiError when the API does not answer as it should
   */
  async getJson<T>(request: ApiRequest<T>): Promise<T> {
    const url = new URL(request.path, this.#base);
    for (const [name, value] of request.query ?? []) {
      url.searchParams.append(name, value);
    }
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#attempt(url, request.signal);
      if (!(answer instanceof FailedAttempt)) {
        return this.#checked(url, request.schema, answer.json);
      }
      const delay = answer.retry
        ? this.#retries.delayAfter({ attempt, asked: answer.after })
        : undefined;
      if (delay === undefined) {
        throw answer.error;
      }
      await sleep(delay, undefined, { signal: request.signal });
    }
  }

  async #attempt(
    url: URL,
    signal: AbortSignal,
  ): Promise<{ json: unknown } | FailedAttempt> {
    const timeout = AbortSignal.timeout(this.#timeout);
    try {
      const response = await this.#fetch(
        url,
        AbortSignal.any([signal, timeout]),
      );
      if (response instanceof FailedAttempt) {
        return response;
      }
      const text = await readLimited(response, {
        largest: this.#largestAnswer,
      });
      if (text === undefined) {
        return this.#failed(
          url,
          `answered with more than ${
            this.#largestAnswer
          } bytes, and is not read`,
        );
      }
      return response.ok
        ? this.#parsed(url, text)
        : this.#refused(url, response, text);
    } catch (error) {
      signal.throwIfAborted();
      return this.#failed(
        url,
        timeout.aborted
          ? `did not answer within ${this.#timeout} ms`
          : `cannot be reached, or broke off (${this.#reasonOf(error)})`,
        { retry: true },
      );
    }
  }

  /** Follows redirects within the origin, and no others. */
  async #fetch(
    url: URL,
    signal: AbortSignal,
  ): Promise<Response | FailedAttempt> {
    let at = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await fetch(at, {
        headers: this.#headers,
        redirect: 'manual',
        signal,
      });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) {
        return response;
      }
      await response.body?.cancel();
      const next = new URL(location, at);
      if (next.origin !== this.#base.origin) {
        return this.#failed(
          url,
          `redirects to ${next.origin}, where the credentials are not sent; set baseUrl to where the API is`,
        );
      }
      at = next;
    }
    return this.#failed(url, 'redirects without end');
  }

  #parsed(url: URL, text: string): { json: unknown } | FailedAttempt {
    try {
      return { json: parseLosslessJson(text) };
    } catch {
      return this.#failed(
        url,
        `answered with what is not JSON${this.#excerpt(text)}`,
        {
          retry: true,
        },
      );
    }
  }

  #refused(url: URL, response: Response, text: string): FailedAttempt {
    const { status } = response;
    const advice = ADVICE[status];
    return this.#failed(
      url,
      `answered ${status}${this.#excerpt(text)}${advice ? `; ${advice}` : ''}`,
      {
        status,
        retry: TRANSIENT.has(status),
        after: readRetryAfter(response.headers.get('retry-after'), new Date()),
      },
    );
  }

  #checked<T>(url: URL, schema: z.ZodType<T>, json: unknown): T {
    const result = schema.safeParse(json);
    if (!result.success) {
      const { column, problem } = describeIssue(result.error.issues[0]);
      throw this.#failed(
        url,
        `answered with JSON of another shape (${
          column || 'the whole'
        }: ${problem})`,
      ).error;
    }
    return result.data;
  }

  #failed(
    url: URL,
    what: string,
    options?: { status?: number; retry?: boolean; after?: number },
  ): FailedAttempt {
    // No query: some APIs take keys in it.
    const message = this.#redactor.redact(
      `GET ${url.origin}${url.pathname} ${what}`,
    );
    return new FailedAttempt(
      new ApiError(message, { status: options?.status }),
      options?.retry ?? false,
      options?.after,
    );
  }

  #excerpt(text: string): string {
    const clean = this.#redactor
      .redact(text)
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim();
    return clean && `: ${clean.slice(0, LONGEST_EXCERPT)}`;
  }

  #reasonOf(error: unknown): string {
    const { code, cause, name } = error as {
      code?: unknown;
      cause?: { code?: unknown };
      name?: string;
    };
    return String(cause?.code ?? code ?? name ?? 'unknown');
  }
}
