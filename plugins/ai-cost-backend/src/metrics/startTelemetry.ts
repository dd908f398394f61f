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
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import type { AttributorProvider } from '../attribution/AttributorProvider';
import type { Ledger } from '../ledger/Ledger';
import { SeriesAttribution } from '../series/SeriesAttribution';
import { SeriesAttributionStore } from '../series/SeriesAttributionStore';
import type { UsageLines } from '../usage/attribution/UsageLines';
import { TelemetrySeriesAttributor } from './attribution/TelemetrySeriesAttributor';
import { TelemetryCollection } from './collection/TelemetryCollection';
import { TelemetryQueryStore } from './collection/TelemetryQueryStore';
import type { TelemetrySources } from './collection/TelemetrySources';
import { TelemetrySourceStore } from './collection/TelemetrySourceStore';
import { TrainingRunStore } from './collection/TrainingRunStore';
import { scheduleTelemetry } from './scheduleTelemetry';
import { TelemetryStore } from './store/TelemetryStore';
import type { TelemetryOptions } from './telemetryOptions';

/** Puts together what collects and keeps telemetry, and registers its tasks. */
export async function startTelemetry(options: {
  ledger: Ledger;
  sources: TelemetrySources;
  retention: TelemetryOptions;
  /** What annotations of entities ask for. */
  readQueries(): Promise<EntityTelemetryQuery[]>;
  lines: UsageLines;
  attributors: AttributorProvider;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { ledger, sources, scheduler, logger } = options;
  const { knex, writer } = ledger;
  const { retention, readQueries, lines, attributors } = options;
  const store = TelemetryStore.create({ knex, writer, retention });
  const collection = TelemetryCollection.create({
    ...{ store, sources, readQueries, logger },
    runs: TrainingRunStore.create({ knex }),
    statuses: TelemetrySourceStore.create({ knex }),
    queries: TelemetryQueryStore.create({ knex }),
  });
  const attribution = SeriesAttribution.create({
    ledger,
    store: SeriesAttributionStore.create({ knex, tables: 'telemetry' }),
    series: TelemetrySeriesAttributor.create({ lines }),
    attributors,
    logger,
  });
  await sources.schedule({ scheduler, collection, attribution });
  await scheduleTelemetry({ scheduler, attribution, collection, store });
}
