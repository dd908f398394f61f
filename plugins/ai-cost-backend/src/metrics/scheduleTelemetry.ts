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
import type { TelemetryCollection } from './collection/TelemetryCollection';
import type { TelemetryStore } from './store/TelemetryStore';
import type { TelemetrySeriesRow } from './store/writeTelemetrySeries';

/**
 * Registers the tasks that give telemetry to entities, look after what
 * annotations ask for, and remove what is old.
 */
export async function scheduleTelemetry(options: {
  scheduler: SchedulerService;
  attribution: SeriesAttribution<TelemetrySeriesRow>;
  collection: TelemetryCollection;
  store: TelemetryStore;
}): Promise<void> {
  const { scheduler, attribution, collection, store } = options;
  // It does nothing where nothing is new, so it may run often.
  await scheduler
    .createScheduledTaskRunner({
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      initialDelay: { seconds: 35 },
    })
    .run({
      id: 'attribute-telemetry',
      fn: signal => attribution.run(signal),
    });
  await scheduler
    .createScheduledTaskRunner({
      frequency: { minutes: 5 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 40 },
    })
    .run({
      id: 'check-telemetry-queries',
      fn: () => collection.checkQueries(),
    });
  await scheduler
    .createScheduledTaskRunner({
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      initialDelay: { minutes: 3 },
    })
    .run({
      id: 'prune-telemetry',
      fn: signal => store.prune(signal),
    });
}
