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
import type { BillStorage } from './BillStorage';
import {
  isAzureBlobAddress,
  readAzureBlobStorage,
} from './azure/readAzureBlobStorage';
import { readGcsStorage } from './gcs/readGcsStorage';
import { readHttpsStorage } from './https/readHttpsStorage';
import { LocalStorage } from './LocalStorage';
import { readS3Storage } from './s3/readS3Storage';

/**
 * Reads where the files of a source are.
 *
 * @param options - `source` is an entry of `aiCost.sources`, `root` the whole
 * configuration
 * @throws InputError when it is wrong
 */
export function readStorage(options: {
  source: Config;
  root: Config;
}): BillStorage {
  const { source } = options;
  const given = source.getOptional('path');
  if (Array.isArray(given)) {
    return readHttpsStorage({ source, paths: source.getStringArray('path') });
  }
  const path = source.getString('path');
  if (isAzureBlobAddress(path)) {
    return readAzureBlobStorage(options);
  }
  const scheme = path.match(/^([a-z][a-z\d+.-]*):\/\//i)?.[1].toLowerCase();
  switch (scheme) {
    case undefined:
      return LocalStorage.create(path);
    case 's3':
      return readS3Storage(options);
    case 'gs':
      return readGcsStorage(options);
    case 'https':
    case 'http':
      return readHttpsStorage({ source, paths: [path] });
    default:
      throw new InputError(
        `aiCost.sources: path of the source "${source.getString(
          'id',
        )}" begins with "${scheme}://"; allowed: a path on this machine, s3://, gs://, azure://, https://`,
      );
  }
}
