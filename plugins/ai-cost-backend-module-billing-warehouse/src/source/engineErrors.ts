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

import { isError } from '@backstage/errors';

/** What codes look like; other words may be cells, names or secrets. */
const CODE = /^\w[\w.-]{0,59}$/;
const GENERAL_NAMES = new Set(['Error', 'TypeError', 'QueryError']);

/** What engines and their clients mean by their codes. */
const MEANINGS: readonly [codes: RegExp, meaning: string][] = [
  [
    /^(28\w{3}|401|516|390\d{3}|Unrecognized\w+|InvalidSignature\w*|InvalidClientTokenId|ExpiredToken\w*|invalid_grant)$/,
    'the credentials are refused',
  ],
  [
    /^(42501|403|497|003001|\w*Access_?Denied\w*|PERMISSION_DENIED)$/i,
    'the account may not do this; let it read the table and its columns',
  ],
  [/^(42P01|42703|60|47|404|\w*NOT_FOUND)$/, 'there is no such thing'],
  [
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
    'it cannot be reached; check the connection',
  ],
  [/^(TimeoutError|ETIMEDOUT|57014|159)$/, 'it did not answer in time'],
  [
    /CERT|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/,
    'TLS fails; set connection.ca for a private authority',
  ],
];

/** Clients say these without a code. */
const MESSAGES: readonly [message: RegExp, code: string, meaning: string][] = [
  [
    /^The server does not support SSL connections/,
    'no TLS',
    'the server has no TLS; set connection.ssl: false where nobody can listen',
  ],
  [/^timeout e(xpired|xceeded)/i, 'time-out', 'it did not answer in time'],
  [/^SASL: /, 'SASL', 'the credentials are refused'],
  [/^Connection terminated/, 'terminated', 'it closed the connection'],
];

/**
 * Works with an engine. Of what its client fails with, people see the code and
 * what that means, for the text may have cells, statements or parts of keys;
 * errors of this module, and the reason of an abort, are handed on as they are.
 */
export async function explainEngineErrors<T>(
  options: { title: string; signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  const { title, signal } = options;
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (isError(error) && /^(DeliveryError|InputError)$/.test(error.name)) {
      throw error;
    }
    throw new Error(`${title} failed: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const text = isError(error) ? error.message : '';
  const known = MESSAGES.find(([message]) => message.test(text));
  if (known) {
    return `${known[2]} (${known[1]})`;
  }
  const codes = codesOf(error);
  for (const code of codes) {
    const meaning = MEANINGS.find(([pattern]) => pattern.test(code));
    if (meaning) {
      return `${meaning[1]} (${code})`;
    }
  }
  return codes.length > 0
    ? `the engine or its client says ${codes[0]}; its log tells more`
    : 'its client does not say why; the log of the engine may';
}

/** The most telling first. */
function codesOf(error: unknown): string[] {
  const { code, errorCode, sqlState, type, name, cause } = (error ??
    {}) as Record<string, unknown>;
  const { code: causeCode } = (cause ?? {}) as { code?: unknown };
  return [code, errorCode, causeCode, sqlState, type, name]
    .filter(each => typeof each === 'string' || typeof each === 'number')
    .map(String)
    .filter(each => CODE.test(each) && !GENERAL_NAMES.has(each));
}
