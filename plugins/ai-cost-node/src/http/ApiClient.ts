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
import { parseLosslessJson } from './parseLosslessJson';
import { encodeBody, type ApiBody } from './ApiBody';
import type { ApiCall } from './ApiCall';
import { ByteBudget } from './ByteBudget';
import { FailedAttempt } from './FailedAttempt';
import { Failures } from './Failures';
import { fetchWithinOrigin } from './fetchWithinOrigin';
import { readLimited } from './readLimited';
import { Retries, type RetryOptions } from './Retries';

/**
 * How to reach an API.
 *
 * @public
 */
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
  /** Bytes of the answers that are held together. */
  largestReading?: number;
  retry?: Partial<RetryOptions>;
}

/**
 * A request of JSON.
 *
 * @public
 */
export interface ApiRequest<T> {
  /** Below the base URL, without a leading slash. */
  path: string;
  query?: readonly [name: string, value: string][];
  /** What the answer must look like. */
  schema: z.ZodType<T>;
  /** Of answers that are held together with this one. */
  budget?: ByteBudget;
  signal: AbortSignal;
}

/**
 * A question that is too long for a URL.
 *
 * @public
 */
export interface ApiQuestion<T> extends ApiRequest<T> {
  /** Sent as an HTML form sends its fields, or as JSON. */
  body: ApiBody;
}

const DEFAULT_TIMEOUT = 60_000;
const MEBIBYTE = 1024 * 1024;
const DEFAULT_LARGEST_ANSWER = 64 * MEBIBYTE;
const DEFAULT_LARGEST_READING = 128 * MEBIBYTE;

/**
 * Gets JSON from one API, or posts a question to it: with time-outs, retries with back-off and jitter, a
 * limit to the size of an answer, and errors without secrets. Credentials are
 * sent to the API's own origin only.
 *
 * @public
 */
export class ApiClient {
  readonly #base: URL;
  readonly #headers: Record<string, string>;
  readonly #failures: Failures;
  readonly #timeout: number;
  readonly #largestAnswer: number;
  readonly #largestReading: number;
  readonly #retries: Retries;

  static create(options: ApiClientOptions): ApiClient {
    return new ApiClient(options);
  }

  private constructor(options: ApiClientOptions) {
    this.#base = new URL(options.baseUrl.replace(/\/*$/, '/'));
    this.#headers = { accept: 'application/json', ...options.headers };
    this.#failures = Failures.create(options.secrets);
    this.#timeout = options.timeout ?? DEFAULT_TIMEOUT;
    this.#largestAnswer = options.largestAnswer ?? DEFAULT_LARGEST_ANSWER;
    this.#largestReading = options.largestReading ?? DEFAULT_LARGEST_READING;
    this.#retries = Retries.create(options.retry);
  }

  /** For answers that are held together. */
  startBudget(): ByteBudget {
    return ByteBudget.create(this.#largestReading);
  }

  /**
   * Numbers of the answer are texts, for `schema` to read.
   *
   * @throws ApiError when the API does not answer as it should
   */
  async getJson<T>(request: ApiRequest<T>): Promise<T> {
    const url = this.#urlOf(request);
    return this.#ask({ method: 'GET', url, headers: this.#headers }, request);
  }

  /**
   * Posts a question. It is repeated as one that is got, so it must change
   * nothing. Numbers of the answer are texts, for `schema` to read.
   *
   * @throws ApiError when the API does not answer as it should
   */
  async postJson<T>(question: ApiQuestion<T>): Promise<T> {
    const url = this.#urlOf(question);
    const { type, text } = encodeBody(question.body);
    const headers = { ...this.#headers, 'content-type': type };
    return this.#ask({ method: 'POST', url, headers, body: text }, question);
  }

  #urlOf(request: ApiRequest<unknown>): URL {
    const url = new URL(request.path, this.#base);
    for (const [name, value] of request.query ?? []) {
      url.searchParams.append(name, value);
    }
    return url;
  }

  async #ask<T>(call: ApiCall, request: ApiRequest<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#attempt(call, request);
      if (!(answer instanceof FailedAttempt)) {
        return this.#checked(call, request.schema, answer.json);
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
    call: ApiCall,
    options: { signal: AbortSignal; budget?: ByteBudget },
  ): Promise<{ json: unknown } | FailedAttempt> {
    const { signal } = options;
    const timeout = AbortSignal.timeout(this.#timeout);
    try {
      const response = await fetchWithinOrigin(
        call,
        AbortSignal.any([signal, timeout]),
      );
      return 'refusal' in response
        ? this.#failures.of(call, response.refusal)
        : await this.#read(call, response, options.budget);
    } catch (error) {
      signal.throwIfAborted();
      return timeout.aborted
        ? this.#failures.of(call, `did not answer within ${this.#timeout} ms`, {
            retry: true,
          })
        : this.#failures.broken(call, error);
    }
  }

  async #read(
    call: ApiCall,
    response: Response,
    budget?: ByteBudget,
  ): Promise<{ json: unknown } | FailedAttempt> {
    const left = budget?.left ?? Infinity;
    const body = await readLimited(response, {
      largest: Math.min(this.#largestAnswer, left),
    });
    if (body === undefined) {
      return this.#failures.of(
        call,
        left < this.#largestAnswer
          ? `answered with pages of more than ${
              budget!.bytes
            } bytes together, and is not read`
          : `answered with more than ${
              this.#largestAnswer
            } bytes, and is not read`,
      );
    }
    if (!response.ok) {
      return this.#failures.refused(call, response, body.text);
    }
    try {
      const json = parseLosslessJson(body.text);
      budget?.spend(body.bytes);
      return { json };
    } catch {
      return this.#failures.notJson(call, body.text);
    }
  }

  #checked<T>(call: ApiCall, schema: z.ZodType<T>, json: unknown): T {
    const result = schema.safeParse(json);
    if (!result.success) {
      throw this.#failures.otherShape(call, result.error).error;
    }
    return result.data;
  }
}
