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
import type { SeriesAttribution } from '../series/SeriesAttribution';
import type { UsageSeriesRow } from './attribution/UsageSeriesAttributor';
import type { UsageStore } from './store/UsageStore';

/**
 * Registers the tasks that give usage to entities and remove what is old. The
 * former does nothing where nothing is new, so it may run often.
 */
export async function scheduleUsage(options: {
  scheduler: SchedulerService;
  attribution: SeriesAttribution<UsageSeriesRow>;
  store: UsageStore;
  /** Milliseconds. */
  keptFor: number;
}): Promise<void> {
  const { scheduler, attribution, store, keptFor } = options;
  await scheduler
    .createScheduledTaskRunner({
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      initialDelay: { seconds: 30 },
    })
    .run({
      id: 'attribute-usage',
      fn: signal => attribution.run(signal),
    });
  await scheduler
    .createScheduledTaskRunner({
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      initialDelay: { minutes: 2 },
    })
    .run({
      id: 'prune-usage',
      fn: signal => store.prune(new Date(Date.now() - keptFor), signal),
    });
}
