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

import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { readDigestOptions } from './digestOptions';
import { OwnerDigest, type OwnerDigestOptions } from './OwnerDigest';

/** Registers the task that tells owners what they spent, if they are to be told. */
export async function scheduleDigest(
  options: Omit<OwnerDigestOptions, 'exclude'> & {
    config: Config;
    scheduler: SchedulerService;
  },
): Promise<void> {
  const { config, scheduler, ...services } = options;
  const digest = readDigestOptions(config);
  if (!digest) {
    return;
  }
  const { schedule, exclude } = digest;
  const owners = OwnerDigest.create({ ...services, exclude });
  await scheduler.scheduleTask({
    ...schedule,
    id: 'owner-digest',
    fn: signal => owners.run(signal),
  });
}
