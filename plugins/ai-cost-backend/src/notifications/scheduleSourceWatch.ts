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

import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Ledger } from '../ledger/Ledger';
import type { SourceReports } from '../reports/sources/SourceReports';
import type { ConfiguredSources } from '../ingestion/ConfiguredSources';
import { readRecipients } from './readRecipients';
import { SourceWatch } from './SourceWatch';

/** Registers the task that tells of sources in trouble, if anybody is to be told. */
export async function scheduleSourceWatch(options: {
  config: Config;
  scheduler: SchedulerService;
  ledger: Ledger;
  reports: SourceReports;
  sources: ConfiguredSources;
  notifications: NotificationService;
  events: EventsService;
  logger: LoggerService;
}): Promise<void> {
  const { config, scheduler, ledger, reports, sources, ...services } = options;
  const recipients = readRecipients(config);
  if (recipients.length === 0) {
    return;
  }
  const watch = SourceWatch.create({
    ...services,
    alerts: ledger.alerts,
    recipients,
    readSources: async () => {
      const ids = new Set(sources.list().map(({ id }) => id));
      return (await reports.list()).filter(({ id }) => ids.has(id));
    },
  });
  await scheduler.scheduleTask({
    id: 'watch-sources',
    frequency: { minutes: 5 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 1 },
    fn: signal => watch.run(signal),
  });
}
