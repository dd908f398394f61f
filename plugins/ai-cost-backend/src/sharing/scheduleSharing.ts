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

import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import type { UsageWeights } from './usage/UsageWeights';

const KEY = 'aiCost.sharing.schedule';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  // Other weights make all charge lines be asked again whose they are.
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  // Usage that came before the start is attributed by then.
  initialDelay: { minutes: 2 },
};

/** Registers the task that weighs by what usage cost is shared out. */
export async function scheduleSharing(options: {
  scheduler: SchedulerService;
  config: Config;
  weights: UsageWeights;
  /** With their rules. */
  readEntities(): Promise<ClaimingEntity[]>;
}): Promise<void> {
  const { scheduler, config, weights, readEntities } = options;
  const schedule = config.has(KEY)
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig(KEY),
      )
    : DEFAULT_SCHEDULE;
  await scheduler.createScheduledTaskRunner(schedule).run({
    id: 'weigh-shared-usage',
    fn: async signal => weights.refresh(await readEntities(), signal),
  });
}
