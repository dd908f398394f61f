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

import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { Config } from '@backstage/config';
import { SourceSettings } from '../settings/SourceSettings';
import { DEFAULT_BOUNDS } from '../source/HistogramTally';
import { CloudWatchSource } from './CloudWatchSource';
import type { ServiceName } from './metrics';

const ALL: ServiceName[] = ['bedrock', 'sagemaker'];
/** Tries, with back-off: CloudWatch allows few requests a second. */
const ATTEMPTS = 6;

/**
 * Reads a source of type `cloudwatch`.
 *
 * @param root - for the credentials under `aws`
 * @throws InputError that names the setting
 */
export function readCloudWatch(config: Config, root: Config): CloudWatchSource {
  const settings = SourceSettings.create(config);
  const region = settings.text('region');
  const account = settings.optionalText('account');
  return CloudWatchSource.create({
    ...settings.timing({ trailing: 6, history: 14 * 24 }),
    ...{ region, account },
    connect: async () =>
      new CloudWatchClient({
        region,
        endpoint: settings.optionalText('endpoint'),
        credentials: await credentialsOfAccount(root, account),
        maxAttempts: ATTEMPTS,
      }),
    services: readServices(settings),
    bounds: settings.bounds('bounds', DEFAULT_BOUNDS),
  });
}

function readServices(settings: SourceSettings): ServiceName[] {
  return (settings.list('services') ?? ALL).map(name => {
    const service = ALL.find(each => each === name);
    if (!service) {
      throw settings.wrong(
        'services',
        `has other names than ${ALL.join(', ')}`,
      );
    }
    return service;
  });
}

/** As all of Backstage does: what `aws` in the configuration says, else ambient. */
async function credentialsOfAccount(
  root: Config,
  accountId: string | undefined,
) {
  const {
    DefaultAwsCredentialsManager,
  }: typeof import('@backstage/integration-aws-node') = require('@backstage/integration-aws-node');
  const provider = await DefaultAwsCredentialsManager.fromConfig(
    root,
  ).getCredentialProvider({ accountId });
  return provider.sdkCredentialProvider;
}
