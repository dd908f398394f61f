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

import { CustomErrorBase } from '@backstage/errors';

/**
 * A call of an API that failed for good. The message is shown to people: it has
 * no secrets, no query, and of the answer no more than an excerpt.
 *
 * @public
 */
export class ApiError extends CustomErrorBase {
  readonly name = 'ApiError' as const;
  /** Of the answer; undefined when there was none. */
  readonly status?: number;

  constructor(message: string, options?: { status?: number }) {
    super(message);
    this.status = options?.status;
  }
}
