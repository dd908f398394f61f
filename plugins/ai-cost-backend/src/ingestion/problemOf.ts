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

import type { Month, SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { DeliveryError } from 'backstage-plugin-ai-cost-node';
import {
  isDatabaseError,
  isDatabaseFailure,
  isDiskFull,
} from './databaseFailure';
import { SourceFailure } from './SourceFailure';

const MAX_MESSAGE = 500;

/**
 * Says what went wrong so that a person can act on it. A database's own text is
 * left out, for it quotes the rows that were written.
 */
export function problemOf(
  error: unknown,
  options?: { period?: Month },
): SourceProblem {
  return { severity: 'error', ...options, ...describe(error) };
}

function describe(
  error: unknown,
): Pick<SourceProblem, 'message' | 'advice' | 'file'> {
  if (isDiskFull(error)) {
    return {
      message: 'The database has no space left',
      advice:
        'Free space for the database. What was visible stays so, and the next run goes on where this one stopped',
    };
  }
  if (isDatabaseFailure(error)) {
    return {
      message: `The database failed or went away${codeOf(error)}`,
      advice:
        'Check the database. What was visible stays so, and the next run goes on where this one stopped',
    };
  }
  if (isDatabaseError(error)) {
    return {
      message: `The database refused a statement${codeOf(error)}`,
      advice: 'Please report this as a bug of AI Cost',
    };
  }
  const reason = error instanceof SourceFailure ? error.reason : error;
  const { name, message, file, advice } = reason as Partial<DeliveryError>;
  const text = String(message ?? reason).slice(0, MAX_MESSAGE);
  return name === 'DeliveryError'
    ? { message: text, file, advice }
    : {
        message: text,
        advice: 'The next run tries again; what was visible stays so',
      };
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? ` (${code})` : '';
}
