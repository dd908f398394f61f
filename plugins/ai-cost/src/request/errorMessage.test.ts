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

import { ResponseError } from '@backstage/errors';
import { errorMessage } from './errorMessage';

describe('errorMessage', () => {
  it('gives the words of the backend', async () => {
    const body = {
      error: { name: 'ServiceUnavailableError', message: 'The ledger is away' },
      response: { statusCode: 503 },
    };
    const error = await ResponseError.fromResponse(
      new Response(JSON.stringify(body), {
        status: 503,
        headers: { 'content-type': 'application/json' },
      }),
    );
    expect(errorMessage(error)).toBe('The ledger is away');
  });

  it("shows no page that a proxy sends in the backend's place", async () => {
    const error = await ResponseError.fromResponse(
      new Response('<html><h1>Bad gateway</h1></html>', {
        status: 502,
        statusText: 'Bad Gateway',
      }),
    );
    expect(errorMessage(error)).toBe('The portal answered 502 Bad Gateway');
  });

  it('keeps what failed before there was an answer', () => {
    expect(errorMessage(new Error('Failed to fetch'))).toBe('Failed to fetch');
  });
});
