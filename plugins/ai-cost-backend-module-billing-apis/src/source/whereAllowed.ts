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

import type { ApiError } from 'backstage-plugin-ai-cost-node';
import type { Findings } from './Findings';

const NOT_ALLOWED = new Set([401, 403, 404]);

/**
 * Reads what adds to costs but is no money itself. A key that may not read it is
 * reported, and costs go on without; other failures are not swallowed, for they
 * pass, and costs would come and go in two forms.
 *
 * @param options - `loss` says what is missing without it
 */
export async function whereAllowed<T>(
  findings: Findings,
  options: { what: string; loss: string; read(): Promise<T> },
): Promise<T | undefined> {
  try {
    return await options.read();
  } catch (error) {
    const { name, status, message } = error as ApiError;
    if (name !== 'ApiError' || !NOT_ALLOWED.has(status!)) {
      throw error;
    }
    findings.note({
      severity: 'warning',
      message: `${options.what} cannot be read, so ${options.loss}: ${message}`,
      advice: 'Give the key the right to read usage',
    });
    return undefined;
  }
}
