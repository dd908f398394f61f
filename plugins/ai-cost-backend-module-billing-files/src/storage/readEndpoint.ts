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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads the address of a storage. It is shown to people, so it must hold no
 * secret: no credentials, and no query, for that may be a signature.
 *
 * @param options - `key` is where it stands in the source, such as `s3.endpoint`
 * @throws InputError when it is no address, or more than one
 */
export function readEndpoint(options: {
  source: Config;
  key: string;
}): string | undefined {
  const { source, key } = options;
  const endpoint = source.getOptionalString(key);
  if (endpoint === undefined) {
    return undefined;
  }
  const wrong = (reason: string) =>
    new InputError(
      `aiCost.sources: ${key} of the source "${source.getString(
        'id',
      )}" ${reason}`,
    );
  const url = URL.parse(
    /^[a-z][a-z\d+.-]*:\/\//i.test(endpoint) ? endpoint : `https://${endpoint}`,
  );
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw wrong(
      'is no address of a server; write it like https://storage.example.com',
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw wrong(
      'has credentials, a query or a fragment; set keys and signatures by their own settings instead, for endpoints are shown',
    );
  }
  return endpoint;
}
