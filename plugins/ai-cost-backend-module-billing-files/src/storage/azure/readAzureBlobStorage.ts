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
import { AzureBlobStore, type AzureBlobStoreOptions } from './AzureBlobStore';

const FORMS = [
  /^azure:\/\/(?<account>[a-z\d]+)\/(?<container>[^/]+)(?:\/(?<path>.*))?$/is,
  /^(?<endpoint>https:\/\/(?<account>[a-z\d]+)\.blob\.[a-z\d.-]+)\/(?<container>[^/]+)(?:\/(?<path>.*))?$/is,
];

/** True for the address of a blob in one of Azure's clouds. */
export function isAzureBlobAddress(path: string): boolean {
  return (
    /^azure:\/\//i.test(path) ||
    /^https:\/\/[a-z\d-]+\.blob\.(core\.|storage\.)[a-z\d.-]+\//i.test(path)
  );
}

/**
 * Reads a source whose path is in a storage account. The client is loaded with
 * its first use.
 *
 * @throws InputError when it is wrong
 */
export function readAzureBlobStorage(options: {
  source: Config;
}): ObjectStorage {
  const { source } = options;
  const id = source.getString('id');
  const path = source.getString('path');
  if (/[?&](sig|sv)=/i.test(path)) {
    throw new InputError(
      `aiCost.sources: path of the source "${id}" has a signature; set azureBlob.sasToken instead, for paths are shown`,
    );
  }
  const parts = FORMS.map(form => path.match(form)?.groups).find(Boolean);
  if (!parts) {
    throw new InputError(
      `aiCost.sources: path of the source "${id}" names no container; write it like https://account.blob.core.windows.net/container/folder or azure://account/container/folder`,
    );
  }
  const azure = source.getOptionalConfig('azureBlob');
  const { account, container } = parts;
  const store: AzureBlobStoreOptions = {
    account,
    container,
    endpoint:
      readEndpoint({ source, key: 'azureBlob.endpoint' })?.replace(/\/$/, '') ??
      parts.endpoint ??
      `https://${account}.blob.core.windows.net`,
    accountKey: azure?.getOptionalString('accountKey'),
    sasToken: azure?.getOptionalString('sasToken'),
    tenantId: azure?.getOptionalString('tenantId'),
    clientId: azure?.getOptionalString('clientId'),
    clientSecret: azure?.getOptionalString('clientSecret'),
  };
  if (store.clientSecret && !(store.tenantId && store.clientId)) {
    throw new InputError(
      `aiCost.sources: azureBlob of the source "${id}" has a clientSecret; set tenantId and clientId as well`,
    );
  }
  return ObjectStorage.create({
    bucket: `${store.endpoint}/${container}`,
    path: parts.path ?? '',
    connect: async () => AzureBlobStore.create(store),
  });
}
