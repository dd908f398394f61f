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

import type { z } from 'zod';
import { describeIssue } from './describeIssue';
import type { ApiCall } from './ApiCall';
import { ApiError } from './ApiError';
import { FailedAttempt } from './FailedAttempt';
import { Redactor } from './Redactor';
import { readRetryAfter } from './readRetryAfter';

const LONGEST_EXCERPT = 200;
/** Characters that are looked at for an excerpt; an answer may be an upload. */
const LONGEST_LOOK = 64 * 1024;
/** A secret may be cut where the look ends, and what is left of it not be seen. */
const LONGEST_SECRET = 8 * 1024;
/** 529 is how Anthropic says that it is overloaded. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 529]);

const ADVICE: Record<number, string> = {
  401: 'check the credentials of the source',
  403: 'check what the credentials may read: for costs most providers ask for an admin key',
  404: 'check baseUrl, and that the API exists there',
  429: 'run the source less often, or ask for a higher limit',
};

/** Says what went wrong with a call, without secrets. */
export class Failures {
  readonly #redactor: Redactor;

  /** @param secrets - what must never be seen */
  static create(secrets: readonly string[]): Failures {
    return new Failures(secrets);
  }

  private constructor(secrets: readonly string[]) {
    this.#redactor = Redactor.create(secrets);
  }

  /** @param what - went wrong, for people */
  of(
    call: ApiCall,
    what: string,
    options?: { status?: number; retry?: boolean; after?: number },
  ): FailedAttempt {
    // No query: some APIs take keys in it.
    const message = this.#redactor.redact(
      `${call.method} ${call.url.origin}${call.url.pathname} ${what}`,
    );
    return new FailedAttempt(
      new ApiError(message, { status: options?.status }),
      options?.retry ?? false,
      options?.after,
    );
  }

  /** An answer that is an error. */
  refused(call: ApiCall, response: Response, text: string): FailedAttempt {
    const { status } = response;
    const advice = ADVICE[status];
    return this.of(
      call,
      `answered ${status}${this.#excerpt(text)}${advice ? `; ${advice}` : ''}`,
      {
        status,
        retry: TRANSIENT.has(status),
        after: readRetryAfter(response.headers.get('retry-after'), new Date()),
      },
    );
  }

  notJson(call: ApiCall, text: string): FailedAttempt {
    return this.of(
      call,
      `answered with what is not JSON${this.#excerpt(text)}`,
      { retry: true },
    );
  }

  otherShape(call: ApiCall, error: z.ZodError): FailedAttempt {
    const { column, problem } = describeIssue(error.issues[0]);
    return this.of(
      call,
      `answered with JSON of another shape (${
        column || 'the whole'
      }: ${problem})`,
    );
  }

  broken(call: ApiCall, error: unknown): FailedAttempt {
    return this.of(
      call,
      `cannot be reached, or broke off (${reasonOf(error)})`,
      { retry: true },
    );
  }

  #excerpt(text: string): string {
    const seen = this.#redactor.redact(text.slice(0, LONGEST_LOOK));
    const whole =
      text.length > LONGEST_LOOK ? seen.slice(0, -LONGEST_SECRET) : seen;
    const clean = whole.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    return clean && `: ${clean.slice(0, LONGEST_EXCERPT)}`;
  }
}

function reasonOf(error: unknown): string {
  const { code, cause, name } = error as {
    code?: unknown;
    cause?: { code?: unknown };
    name?: string;
  };
  return String(cause?.code ?? code ?? name ?? 'unknown');
}
