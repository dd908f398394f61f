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

import { monthOf } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { readEntityDeliveries, readEntitySeries } from '../entity/EntitySeries';
import type { KnownSource } from '../freshness/readKnownSources';
import { sourcesBehind } from '../freshness/sourcesBehind';
import { readRange } from '../window/previousRange';
import { readCostDays } from './money/readCostDays';
import { readGpuCosts } from './money/readGpuCosts';
import { readTrainingRuns } from './runs/readTrainingRuns';
import { readEntityFigures } from './telemetry/readFigures';
import { readTelemetryState } from './telemetry/telemetryStatus';
import type { ValueInputs } from './ValueInputs';
import { readRanges } from './ValueWindows';

/** Reads everything that a value report is made of. */
export async function readValueInputs(
  knex: Knex,
  options: Pick<ValueInputs, 'query' | 'now' | 'configured' | 'targets'> & {
    sources: readonly KnownSource[];
  },
): Promise<ValueInputs> {
  const { query, now, configured, targets, sources: allSources } = options;
  const { entityRef } = query;
  const asked = { from: query.from, to: query.to };
  const range = readRange(asked);
  const series = await readEntitySeries(knex, entityRef);
  const used = await readEntityDeliveries({
    knex,
    entityRef,
    months: { from: monthOf(range.from), to: monthOf(range.to) },
  });
  const deliveryIds = allSources.flatMap(({ counted }) =>
    counted.map(({ id }) => id),
  );
  const figures = await readEntityFigures({
    knex,
    entityRef,
    range,
    configured,
  });
  return {
    query,
    now,
    sources: sourcesBehind(used, allSources),
    allSources,
    costs: await readCostDays({
      knex,
      entityRef,
      series,
      ranges: readRanges(asked),
    }),
    // Reading every line of an entity is for those alone who measure GPUs.
    gpuCosts: figures.counts.some(({ measure }) => measure === 'gpu_seconds')
      ? await readGpuCosts({ knex, entityRef, range, deliveryIds })
      : [],
    figures,
    configured,
    state: await readTelemetryState(knex, entityRef),
    runs: await readTrainingRuns({
      knex,
      entityRef,
      range,
      now,
      deliveryIds,
    }),
    targets,
  };
}
