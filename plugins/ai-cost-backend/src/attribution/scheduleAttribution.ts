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
import type { ReattributionService } from './ReattributionService';

const KEY = 'aiCost.attribution.schedule';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 5 },
  timeout: { minutes: 10 },
  // The catalog of a portal that starts answers a little later than its tasks run.
  initialDelay: { seconds: 15 },
};

/**
 * Registers the task that follows the catalog and the rules. What nobody claims
 * is divided by usage where a source reports it, so `settle` follows.
 */
export async function scheduleAttribution(options: {
  scheduler: SchedulerService;
  config: Config;
  reattribution: ReattributionService;
  settle: (signal: AbortSignal) => Promise<void>;
}): Promise<void> {
  const { scheduler, config, reattribution, settle } = options;
  const schedule = config.has(KEY)
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig(KEY),
      )
    : DEFAULT_SCHEDULE;
  await scheduler.createScheduledTaskRunner(schedule).run({
    id: 'attribute',
    fn: async signal => {
      await reattribution.run(signal);
      await settle(signal);
    },
  });
}
