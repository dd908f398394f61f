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

const SAME_MACHINE = ['127.0.0.1', '::1', '[::1]', 'localhost'];

/**
 * Whether a connection is encrypted: where `ssl` does not say otherwise, unless
 * it is to the same machine.
 */
export function isEncrypted(config: Config, host: string): boolean {
  // A path is that of a socket.
  const isNear = SAME_MACHINE.includes(host) || host.startsWith('/');
  return config.getOptionalBoolean('ssl') ?? !isNear;
}

/**
 * Reads the address of an engine.
 *
 * @throws InputError when it is none, or would not be encrypted and `ssl` does
 * not say that this is wanted
 */
export function readAddress(config: Config, key: string): URL {
  const url = URL.parse(config.getString(key));
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(`connection.${key} is no https or http URL`);
  }
  if (url.protocol === 'http:' && isEncrypted(config, url.hostname)) {
    throw new InputError(
      `connection.${key} is not encrypted; use https://, or set connection.ssl: false where nobody can listen`,
    );
  }
  return url;
}

/**
 * Reads an address that has a default of its own, and may leave out https.
 *
 * @throws InputError as {@link readAddress} does
 */
export function readOptionalAddress(
  config: Config,
  key: string,
): string | undefined {
  const address = config.getOptionalString(key);
  if (address?.toLowerCase().startsWith('http:')) {
    readAddress(config, key);
  }
  return address;
}
