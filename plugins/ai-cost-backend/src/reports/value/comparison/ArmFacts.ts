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
  monthOf,
  type Day,
  type ExperimentArm,
  type HistogramMeasure,
} from 'backstage-plugin-ai-cost-common';
import type { Histogram } from 'backstage-plugin-ai-cost-insights';
import type { Knex } from 'knex';
import {
  readEntityDeliveries,
  readEntitySeries,
} from '../../entity/EntitySeries';
import type { KnownSource } from '../../freshness/readKnownSources';
import { sourcesBehind } from '../../freshness/sourcesBehind';
import { figuresIn } from '../buildValueReport';
import { DailyCosts, type CostDay } from '../money/DailyCosts';
import { readCostDays } from '../money/readCostDays';
import type { CountedDay } from '../telemetry/callDays';
import { ChosenTelemetry } from '../telemetry/ChosenTelemetry';
import type { ScoreFigure } from '../telemetry/Figure';
import { readEntityFigures } from '../telemetry/readFigures';
import type { ConfiguredTelemetry } from '../telemetry/sourceRank';
import { valueWindows } from '../ValueWindows';

/** What is known of one side of a comparison. */
export interface ArmFacts {
  arm: ExperimentArm;
  /** In all currencies. */
  costs: readonly CostDay[];
  /** Days of the arm whose cost is complete. */
  completeDays: readonly Day[];
  telemetry: ChosenTelemetry;
  scores: readonly ScoreFigure[];
}

/** Reads what is known of one side of a comparison. */
export async function readArm(options: {
  knex: Knex;
  entityRef: string;
  arm: ExperimentArm;
  sources: readonly KnownSource[];
  /** Telemetry sources, in their order. */
  configured: readonly ConfiguredTelemetry[];
}): Promise<ArmFacts> {
  const { knex, entityRef, arm, configured } = options;
  const { model, environment, from, to } = arm;
  const range = { from, to };
  const series = await readEntitySeries(knex, entityRef);
  const ofAll = await readCostDays({
    knex,
    entityRef,
    series,
    ranges: [range],
  });
  const costs = ofAll.filter(
    ({ series: one }) =>
      (model === undefined || one.model === model) &&
      (environment === undefined || one.environment === environment),
  );
  const used = await readEntityDeliveries({
    knex,
    entityRef,
    months: { from: monthOf(from), to: monthOf(to) },
  });
  const behind = sourcesBehind(used, options.sources);
  const charged = DailyCosts.create(ofAll);
  const windows = valueWindows({
    range,
    coverages: behind.map(({ countedCoverage }) => countedCoverage),
    hasCharges: day => charged.has(day),
  });
  const read = await readEntityFigures({ knex, entityRef, range, configured });
  const figures = figuresIn(
    read,
    environment === undefined ? undefined : [environment],
  );
  return {
    arm,
    costs,
    completeDays: windows.complete.current,
    telemetry: ChosenTelemetry.create(figures, range),
    scores: figures.scores.filter(
      score => model === undefined || score.model === model,
    ),
  };
}

/** Counts of an arm's model, or of all models. */
export function countsOf(
  { arm, telemetry }: ArmFacts,
  measures: Parameters<ChosenTelemetry['counted']>[0],
): CountedDay[] {
  const { model } = arm;
  const counted = telemetry.counted(measures, {
    perModel: model !== undefined,
  });
  return model === undefined
    ? counted
    : counted.filter(it => it.model === model);
}

/** Histograms of an arm's model, or of all models. */
export function histogramsOf(
  { arm, telemetry }: ArmFacts,
  measure: HistogramMeasure,
): Histogram[] {
  return telemetry
    .histograms([measure], { model: arm.model })
    .map(({ histogram }) => histogram);
}
