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

import type { Credentials } from './Credentials';
import type { SourceSettings } from './SourceSettings';

/**
 * Reads a bearer token from `token`, or `username` and `password`; neither where
 * the server asks for none.
 *
 * @throws InputError when there are both, or half of them
 */
export function readCredentials(settings: SourceSettings): Credentials {
  const token = settings.optionalSecret('token');
  const username = settings.optionalText('username');
  const password = settings.optionalText('password');
  if (token !== undefined && (username ?? password) !== undefined) {
    throw settings.wrong('token', 'is given beside username or password');
  }
  if (token !== undefined) {
    return { headers: { authorization: `Bearer ${token}` }, secrets: [token] };
  }
  if (username === undefined && password === undefined) {
    return { headers: {}, secrets: [] };
  }
  if (username === undefined || password === undefined) {
    throw settings.wrong(
      username === undefined ? 'username' : 'password',
      'is missing',
    );
  }
  return basicCredentials(username, password);
}

/** What HTTP calls Basic. */
export function basicCredentials(
  username: string,
  password: string,
): Credentials {
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    headers: { authorization: `Basic ${pair}` },
    secrets: [password, pair],
  };
}
