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
import type { Day } from 'backstage-plugin-ai-cost-common';
import { Story } from './story/Story';
import { listCalls } from './telemetry/Calls';
import { gpuSamples } from './telemetry/gpuSamples';
import {
  telemetryOracle,
  type TelemetryOracle,
} from './telemetry/TelemetryOracle';
import { telemetrySamples } from './telemetry/telemetrySamples';
import { trainingRuns } from './telemetry/trainingRuns';

/** What to write. */
export interface SampleTelemetryOptions {
  /** Absolute; made when it does not exist. */
  outputDirectory: string;
  /** Last day of the bills, which is still filling. */
  asOf: Day;
  /** Number of months up to and including that of `asOf`; 13 unless given. */
  months?: number;
  /** Another seed gives other figures; 1 unless given. */
  seed?: number;
}

/** What was written. */
export interface SampleTelemetry {
  samples: number;
  runs: number;
  oracle: TelemetryOracle;
}

/**
 * Writes what the sample organisation measures of the calls behind its bills:
 * `samples.jsonl` and `runs.jsonl` as a telemetry source yields them, and the
 * truth as `oracle.json`. The same options write the same bytes.
 *
 * @throws RangeError when the day does not exist or there are no months
 */
export async function generateSampleTelemetry(
  options: SampleTelemetryOptions,
): Promise<SampleTelemetry> {
  const { outputDirectory, asOf, months = 13, seed = 1 } = options;
  const story = Story.create({ asOf, months, seed, delivery: 'latest' });
  const calls = listCalls(story);
  const oracle = telemetryOracle(calls);
  const runs = trainingRuns(story);
  fs.mkdirSync(outputDirectory, { recursive: true });
  const lines = (items: Iterable<unknown>) =>
    Array.from(items, item => `${JSON.stringify(item)}\n`);
  const samples = [
    ...lines(telemetrySamples(calls)),
    ...lines(gpuSamples(story)),
  ];
  const write = (name: string, text: string) =>
    fs.writeFileSync(path.join(outputDirectory, name), text);
  write('samples.jsonl', samples.join(''));
  write('runs.jsonl', lines(runs).join(''));
  write('oracle.json', `${JSON.stringify(oracle, undefined, 2)}\n`);
  return { samples: samples.length, runs: runs.length, oracle };
}
