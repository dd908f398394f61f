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

import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  addDays,
  addHours,
  isDay,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import {
  telemetrySourcesExtensionPoint,
  type TelemetryBatch,
  type TelemetryContext,
  type TelemetryConvention,
  type TelemetrySample,
  type TelemetrySource,
  type TelemetryWindow,
  type TrainingRun,
} from 'backstage-plugin-ai-cost-node';

import { previewSample } from './previewSample';
import { SampleQuery } from './SampleQuery';

/** What the files have, by the names that queries of annotations use. */
const CONVENTIONS: readonly TelemetryConvention[] = [
  ...[
    'requests',
    'failures',
    'retries',
    'input_tokens',
    'output_tokens',
    'cache_read_tokens',
    'cache_write_tokens',
    'client_duration',
    'time_to_first_token',
    'gpu_seconds',
    'gpu_active_seconds',
    'units',
  ].map(measure => ({ name: measure, measure })),
  ...['accuracy', 'faithfulness', 'resolved'].map(name => ({
    name,
    measure: 'score',
  })),
];

const SAMPLES_A_BATCH = 1000;
const PERIOD = /"period":"([^"]+)"/;

/**
 * Brings in what the sample organisation measures, from the files that its
 * generator writes, in place of a Prometheus and a registry of models.
 */
export const sampleTelemetry = createBackendModule({
  pluginId: 'ai-cost',
  moduleId: 'sample-telemetry',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: telemetrySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const folder = config.getOptionalString('sampleTelemetry.folder');
        if (folder) {
          sources.addTelemetrySource(sampleSource(path.resolve(folder)));
        }
      },
    });
  },
});

function sampleSource(folder: string): TelemetrySource {
  return {
    id: 'larkfield',
    type: 'sample',
    description:
      'What the sample organisation measures; a query is a measure with labels, such as units{component="trip-assistant"}',
    schedule: {
      frequency: { minutes: 30 },
      timeout: { minutes: 20 },
      initialDelay: { seconds: 10 },
    },
    trailingHours: 48,
    historyHours: 400 * 24,
    conventions: CONVENTIONS,
    collect: (window, { queries }) => collect(folder, { window, queries }),
    preview: query =>
      previewSample(readLines(path.join(folder, 'samples.jsonl')), query),
  };
}

async function* collect(
  folder: string,
  asked: { window: TelemetryWindow } & Pick<TelemetryContext, 'queries'>,
): AsyncIterable<TelemetryBatch> {
  const { window } = asked;
  const queries = asked.queries.map(query => SampleQuery.create(query));
  const picking = queries.flatMap(query =>
    query instanceof SampleQuery ? query : [],
  );
  // A day is told in the window that its end lies in.
  const isWithin = (period: string) =>
    isDay(period)
      ? isBetween(`${addDays(period, 1)}T00:00Z`, window)
      : isBetween(addHours(period, 1), window);
  let samples: TelemetrySample[] = [];
  for await (const line of readLines(path.join(folder, 'samples.jsonl'))) {
    // Most lines are of other windows, and need not be parsed.
    if (isWithin(PERIOD.exec(line)![1])) {
      const sample: TelemetrySample = JSON.parse(line);
      samples.push(
        sample,
        ...picking.flatMap(query => query.pick(sample) ?? []),
      );
      if (samples.length >= SAMPLES_A_BATCH) {
        yield { samples };
        samples = [];
      }
    }
  }
  const runs: TrainingRun[] = [];
  for await (const line of readLines(path.join(folder, 'runs.jsonl'))) {
    const run: TrainingRun = JSON.parse(line);
    if (isWithin((run.endedAt ?? run.startedAt).slice(0, 10))) {
      runs.push(run);
    }
  }
  const problems = queries.flatMap(query =>
    query instanceof SampleQuery ? [] : query,
  );
  yield { samples, runs, problems };
}

function isBetween(end: Hour, { from, to }: TelemetryWindow): boolean {
  return end > from && end <= to;
}

function readLines(file: string): AsyncIterable<string> {
  return createInterface({ input: fs.createReadStream(file) });
}

export default sampleTelemetry;
