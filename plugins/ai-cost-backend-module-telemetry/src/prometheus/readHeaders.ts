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
import type { Credentials } from '../settings/Credentials';
import type { SourceSettings } from '../settings/SourceSettings';

const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const HEADER_VALUE = /^[\x20-\x7e]+$/;

/**
 * Reads `headers`, and `tenant` for servers that keep several apart.
 *
 * @throws InputError when one could not be sent
 */
export function readHeaders(
  settings: SourceSettings,
  config: Config,
): Credentials {
  const given = config.getOptionalConfig('headers');
  const headers: Record<string, string> = {};
  for (const name of given?.keys() ?? []) {
    const value = given!.getString(name);
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value)) {
      throw settings.wrong('headers', 'has one that cannot be sent');
    }
    headers[name.toLowerCase()] = value;
  }
  const secrets = Object.values(headers);
  const tenant = settings.optionalSecret('tenant');
  return {
    headers: tenant ? { ...headers, 'x-scope-orgid': tenant } : headers,
    secrets,
  };
}
