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

import { SourceFailure } from './SourceFailure';

const CONNECTION_LOST = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
];

/**
 * True when the database itself failed: it went away, has no space, or is
 * damaged. Nothing else can be done then, unlike with a statement that it
 * refused.
 */
export function isDatabaseFailure(error: unknown): boolean {
  if (error instanceof SourceFailure) {
    return false;
  }
  const { code, name, message } = error as Partial<NodeJS.ErrnoException>;
  return (
    name === 'KnexTimeoutError' ||
    CONNECTION_LOST.includes(code ?? '') ||
    /^(08|53|57|58)...$/.test(code ?? '') ||
    /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|BUSY)/.test(
      code ?? '',
    ) ||
    /^(Connection terminated|Unable to acquire a connection|The database connection is not open)/.test(
      message ?? '',
    )
  );
}

/** True when a database refused a statement, or failed. */
export function isDatabaseError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return (
    isDatabaseFailure(error) ||
    (typeof code === 'string' && /^(SQLITE_\w+|[0-9A-Z]{5})$/.test(code))
  );
}

/** True when the database has no space left. */
export function isDiskFull(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'SQLITE_FULL' || code === '53100';
}
