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
import { HttpsStorage } from './HttpsStorage';
import { WebClient } from './WebClient';

const DEFAULT_MAX_SIZE = 4 * 1024 ** 3;

/**
 * Reads a source whose path is an address of the web, or a list of them.
 *
 * @throws InputError when it is wrong
 */
export function readHttpsStorage(options: {
  source: Config;
  paths: readonly string[];
}): HttpsStorage {
  const { source, paths } = options;
  const wrong = (reason: string) =>
    new InputError(
      `aiCost.sources: path of the source "${source.getString(
        'id',
      )}" ${reason}`,
    );
  const headers = readHeaders(source);
  const urls = new Map<string, URL>();
  for (const path of paths) {
    const url = URL.parse(path);
    if (!url || !/^https?:$/.test(url.protocol)) {
      throw wrong('is no list of addresses of one kind, such as https://');
    }
    if (url.username || url.password) {
      throw wrong(
        'has credentials; set https.username and https.password instead, for paths are shown',
      );
    }
    if (
      url.protocol === 'http:' &&
      Object.keys(headers).length > 0 &&
      !['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
    ) {
      throw wrong('would send its credentials unencrypted; use https://');
    }
    const name = nameOf(url, paths.length > 1);
    if (urls.has(name)) {
      throw wrong(`has ${name} twice`);
    }
    urls.set(name, url);
  }
  return HttpsStorage.create({
    urls,
    client: WebClient.create({ headers }),
    largest: source.getOptionalNumber('https.maxSize') ?? DEFAULT_MAX_SIZE,
  });
}

/** Without a query, for that may be a signature. */
function nameOf(url: URL, isOneOfMany: boolean): string {
  let pathname = url.pathname.replace(/^\/+/, '');
  try {
    pathname = decodeURIComponent(pathname);
  } catch {
    // As it stands, then.
  }
  return isOneOfMany
    ? `${url.host}/${pathname}`
    : pathname.slice(pathname.lastIndexOf('/') + 1) || url.host;
}

function readHeaders(source: Config): Record<string, string> {
  const config = source.getOptionalConfig('https');
  const headers: Record<string, string> = {};
  const others = config?.getOptionalConfig('headers');
  for (const name of others?.keys() ?? []) {
    headers[name.toLowerCase()] = others!.getString(name);
  }
  const token = config?.getOptionalString('token');
  if (token !== undefined) {
    headers.authorization = `Bearer ${token}`;
  }
  const username = config?.getOptionalString('username');
  if (username !== undefined) {
    const pair = `${username}:${config!.getString('password')}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return headers;
}
