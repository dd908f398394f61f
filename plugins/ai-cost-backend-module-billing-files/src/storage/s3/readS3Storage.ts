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
import { S3Store, type S3StoreOptions } from './S3Store';

/**
 * Reads a source whose path begins with `s3://`. The SDK is loaded with its
 * first use.
 *
 * @throws InputError when it is wrong
 */
export function readS3Storage(options: {
  source: Config;
  root: Config;
}): ObjectStorage {
  const { source, root } = options;
  const match = source.getString('path').match(/^s3:\/\/([^/]+)(?:\/(.*))?$/is);
  if (!match) {
    throw new InputError(
      `aiCost.sources: path of the source "${source.getString(
        'id',
      )}" names no bucket; write it like s3://bucket/folder`,
    );
  }
  const [, bucket, path = ''] = match;
  const s3 = source.getOptionalConfig('s3');
  const accountId = s3?.getOptionalString('accountId');
  const endpoint = readEndpoint({ source, key: 's3.endpoint' });
  const keys = readKeys(s3);
  return ObjectStorage.create({
    bucket: `s3://${bucket}`,
    path,
    connect: async () =>
      S3Store.create({
        bucket,
        region: s3?.getOptionalString('region'),
        endpoint,
        forcePathStyle: s3?.getOptionalBoolean('forcePathStyle'),
        credentials: keys ?? (await credentialsOfAccount(root, accountId)),
      }),
  });
}

function readKeys(s3: Config | undefined): S3StoreOptions['credentials'] {
  if (!s3?.has('accessKeyId') && !s3?.has('secretAccessKey')) {
    return undefined;
  }
  return {
    accessKeyId: s3.getString('accessKeyId'),
    secretAccessKey: s3.getString('secretAccessKey'),
    sessionToken: s3.getOptionalString('sessionToken'),
  };
}

/** As all of Backstage does: what `aws` in the configuration says, else ambient. */
async function credentialsOfAccount(
  root: Config,
  accountId: string | undefined,
): Promise<S3StoreOptions['credentials']> {
  const {
    DefaultAwsCredentialsManager,
  }: typeof import('@backstage/integration-aws-node') = require('@backstage/integration-aws-node');
  const provider = await DefaultAwsCredentialsManager.fromConfig(
    root,
  ).getCredentialProvider({ accountId });
  return provider.sdkCredentialProvider;
}
