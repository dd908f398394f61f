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

import { mockServices } from '@backstage/backend-test-utils';
import type {
  EntityTelemetryQuery,
  TelemetryProblem,
  TelemetrySample,
  TelemetrySource,
  TelemetryWindow,
  TrainingRun,
} from 'backstage-plugin-ai-cost-node';

/** All that a source says of a window. */
export async function collectAll(
  source: TelemetrySource,
  window: TelemetryWindow,
  queries: readonly EntityTelemetryQuery[] = [],
): Promise<{
  samples: TelemetrySample[];
  runs: TrainingRun[];
  problems: TelemetryProblem[];
}> {
  const all = {
    samples: [] as TelemetrySample[],
    runs: [] as TrainingRun[],
    problems: [] as TelemetryProblem[],
  };
  const context = {
    logger: mockServices.logger.mock(),
    signal: new AbortController().signal,
    queries,
  };
  for await (const batch of source.collect(window, context)) {
    all.samples.push(...batch.samples);
    all.runs.push(...(batch.runs ?? []));
    all.problems.push(...(batch.problems ?? []));
  }
  return all;
}
