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
  SOURCE_GRADES,
  type Day,
  type EntityValueReport,
} from 'backstage-plugin-ai-cost-common';
import { completenessOf } from '../freshness/completeness';
import { decomposition } from './decomposition';
import { kpiValues } from './kpis/kpiValues';
import { modelValues } from './models/modelValues';
import { DailyCosts, type CostDay } from './money/DailyCosts';
import { TokenCounts } from './money/TokenCounts';
import { qualityScores } from './quality/qualityScores';
import { WeighingScore } from './quality/WeighingScore';
import { runsIn } from './runs/runsIn';
import { ChosenTelemetry } from './telemetry/ChosenTelemetry';
import type { EntityFigures } from './telemetry/Figure';
import { telemetryStatus } from './telemetry/telemetryStatus';
import { valueDays } from './valueDays';
import type { ValueFacts } from './ValueFacts';
import type { ValueInputs } from './ValueInputs';
import { valueWindows } from './ValueWindows';

/** Folds what was read of an entity into its value report. */
export function buildValueReport(inputs: ValueInputs): EntityValueReport {
  const { query, allSources, sources } = inputs;
  const { environments } = query;
  const range = { from: query.from, to: query.to };
  const figures = figuresIn(inputs.figures, environments);
  const isAsked = ({ environment }: { environment: string }) =>
    !environments || environments.includes(environment);
  const inEnvironments = inputs.costs.filter(({ series }) => isAsked(series));
  const currencies = currenciesOf(inEnvironments, query.from);
  const currency = query.currency ?? currencies[0];
  const shown = inEnvironments.filter(
    ({ series }) => series.currency === currency,
  );
  const costs = DailyCosts.create(shown);
  // Where nothing was charged, all sources tell which days are missing.
  const coverages = (sources.length > 0 ? sources : allSources).map(
    ({ countedCoverage }) => countedCoverage,
  );
  const windows = valueWindows({
    range,
    coverages,
    hasCharges: day => costs.has(day),
  });
  const telemetry = ChosenTelemetry.create(figures, range);
  const units = telemetry.unitNames();
  const facts: ValueFacts = {
    windows,
    currency: shown.length > 0 ? currency : undefined,
    costs,
    gpuCosts: inputs.gpuCosts.filter(
      it => it.currency === currency && isAsked(it),
    ),
    telemetry,
    tokens: TokenCounts.create({ costs, telemetry }),
    scores: figures.scores,
    weighing: WeighingScore.choose(figures.scores, windows.all.current),
    unit: query.unit ?? units[0],
    targets: inputs.targets,
    runs: runsIn(inputs.runs, { currency, environments }),
  };
  const dayCompleteness = (day: Day) => {
    const completeness = completenessOf(day, coverages);
    return completeness === 'missing' && costs.has(day)
      ? 'provisional'
      : completeness;
  };
  return {
    entityRef: query.entityRef,
    query: { ...range, environments: environments ?? [] },
    previousRange: windows.previous,
    comparedDays: windows.compared,
    completeThrough: windows.completeThrough,
    currency,
    currencies: [
      ...new Set([...currencies, ...(query.currency ? [query.currency] : [])]),
    ],
    grades: SOURCE_GRADES.filter(grade =>
      sources.some(source => source.grade === grade),
    ),
    unit: facts.unit,
    units,
    kpis: kpiValues(facts),
    days: valueDays(facts, dayCompleteness),
    decomposition: decomposition(facts),
    models: modelValues(facts),
    scores: qualityScores(figures.scores, windows.all),
    telemetry: telemetryStatus({
      configured: inputs.configured,
      state: inputs.state,
      figures: inputs.figures,
      range,
    }),
  };
}

/** Keeps what is of some environments; all of them when left out. */
export function figuresIn(
  { counts, histograms, scores }: EntityFigures,
  environments: readonly string[] | undefined,
): EntityFigures {
  const asked = ({ environment }: { environment: string }) =>
    !environments || environments.includes(environment);
  return {
    counts: counts.filter(asked),
    histograms: histograms.filter(asked),
    scores: scores.filter(asked),
  };
}

/** The currencies of charges since a day, the one with the most charges first. */
export function currenciesOf(costs: readonly CostDay[], from: Day): string[] {
  const charges = new Map<string, number>();
  for (const { series, day, charges: count } of costs) {
    const known = charges.get(series.currency) ?? 0;
    charges.set(series.currency, known + (day >= from ? count : 0));
  }
  return [...charges]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .map(([currency]) => currency);
}
