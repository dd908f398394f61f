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

import { z } from 'zod';
import { impatientClient, TestApi } from '@internal/ai-cost-test-api';
import { readPages } from './readPages';

describe('readPages', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  it('does not hold more pages than it is allowed to', async () => {
    api.on('/v1/costs', (_request, count) => ({
      json: { page: count, filler: 'x'.repeat(500) },
    }));
    const client = impatientClient(api, { largestReading: 2000 });
    await expect(
      readPages({
        client,
        what: 'costs',
        read: async (_cursor, budget) => {
          const { page } = await client.getJson({
            path: 'v1/costs',
            schema: z.object({ page: z.string() }),
            budget,
            signal: new AbortController().signal,
          });
          return { items: [page], next: page };
        },
      }),
    ).rejects.toThrow(/pages of more than 2000 bytes together/);
    expect(api.requests).toHaveLength(4);
  });
});
