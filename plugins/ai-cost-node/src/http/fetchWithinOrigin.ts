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

import type { ApiCall } from './ApiCall';

const MOST_REDIRECTS = 3;

/** Why an answer was not fetched, for people. */
export interface NotFetched {
  refusal: string;
}

/**
 * Gets an answer, and follows redirects within the origin and no others: the
 * headers have credentials. A question stays the same one: a form that became a
 * GET would have lost its fields.
 */
export async function fetchWithinOrigin(
  { url, ...sent }: ApiCall,
  signal: AbortSignal,
): Promise<Response | NotFetched> {
  let at = url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await fetch(at, { ...sent, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !location) {
      return response;
    }
    await response.body?.cancel();
    const next = new URL(location, at);
    if (next.origin !== url.origin) {
      return {
        refusal: `redirects to ${next.origin}, where the credentials are not sent; set baseUrl to where the API is`,
      };
    }
    at = next;
  }
  return { refusal: 'redirects without end' };
}
