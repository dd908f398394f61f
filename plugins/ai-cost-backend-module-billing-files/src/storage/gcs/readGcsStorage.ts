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
import { ObjectStorage } from '../objects/ObjectStorage';
import { readEndpoint } from '../readEndpoint';
import { GcsStore, type GcsStoreOptions } from './GcsStore';

/**
 * Reads a source whose path begins with `gs://`. The client is loaded with its
 * first use.
 *
 * @throws InputError when it is wrong
 */
export function readGcsStorage(options: { source: Config }): ObjectStorage {
  const { source } = options;
  const match = source.getString('path').match(/^gs:\/\/([^/]+)(?:\/(.*))?$/is);
  if (!match) {
    throw new InputError(
      `aiCost.sources: path of the source "${source.getString(
        'id',
      )}" names no bucket; write it like gs://bucket/folder`,
    );
  }
  const [, bucket, path = ''] = match;
  const gcs = source.getOptionalConfig('gcs');
  const store: GcsStoreOptions = {
    bucket,
    userProject: gcs?.getOptionalString('userProject'),
    endpoint: readEndpoint({ source, key: 'gcs.endpoint' }),
    anonymous: gcs?.getOptionalBoolean('anonymous'),
    keyFile: gcs?.getOptionalString('keyFile'),
    credentials: readKey(gcs),
  };
  return ObjectStorage.create({
    bucket: `gs://${bucket}`,
    path,
    connect: async () => GcsStore.create(store),
  });
}

function readKey(gcs: Config | undefined): GcsStoreOptions['credentials'] {
  if (!gcs?.has('clientEmail') && !gcs?.has('privateKey')) {
    return undefined;
  }
  return {
    client_email: gcs.getString('clientEmail'),
    // Environment variables seldom hold line feeds.
    private_key: gcs.getString('privateKey').replace(/\\n/g, '\n'),
  };
}
