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
  addDays,
  type Day,
  type EntityValueQuery,
  type EntityValueReport,
  type ModelValue,
  type QualityScore,
} from 'backstage-plugin-ai-cost-common';
import { comparedDays, daysOf, rangeBefore } from '../sampleWindow';
import { sampleKpis } from './sampleKpis';
import { SAMPLE_MODELS, sampleLatency, type SampleModel } from './sampleModels';
import { sampleTelemetry } from './sampleTelemetry';
import { sampleValueDays } from './sampleValueDays';

/** Scores with and without a sample size are different scores. */
const SIZED = 'accuracy/ragas%200.2/higher/mlflow/sized';
const UNSIZED = 'accuracy/ragas%200.2/higher/mlflow/unsized';

/** Everything measured: what the backend would answer on the sample entity. */
export function sampleValue(
  query: EntityValueQuery,
  today: Day,
): EntityValueReport {
  const { entityRef, from, to } = query;
  const completeThrough = addDays(today, -2);
  const days = sampleValueDays(query, today, completeThrough);
  const past = days.filter(({ day }) => day <= today).length;
  return {
    entityRef,
    query: { from, to, environments: query.environments ?? [] },
    previousRange: rangeBefore(query),
    comparedDays: comparedDays(query, completeThrough),
    completeThrough,
    currency: 'USD',
    currencies: ['USD'],
    grades: ['invoice'],
    unit: query.unit ?? 'prediction',
    units: ['prediction', 'decision'],
    kpis: sampleKpis(days),
    days,
    decomposition: decomposition(query, completeThrough),
    models: SAMPLE_MODELS.map(model => modelValue(model, past, today)),
    scores: SAMPLE_MODELS.flatMap(model => scoreOf(model, today)),
    telemetry: sampleTelemetry(today),
  };
}

/** Factors that multiply to the total, and amounts that add up to the change. */
function decomposition(
  query: EntityValueQuery,
  completeThrough: Day,
): EntityValueReport['decomposition'] {
  const terms = [
    { term: 'price', factor: 0.94 },
    { term: 'tokens', factor: 1.08 },
    { term: 'requests', factor: 0.99 },
    { term: 'mix', factor: 0.91 },
    { term: 'unmetered', factor: 1.02 },
  ] as const;
  const total = terms.reduce((product, { factor }) => product * factor, 1);
  const before = 0.00322;
  const change = before * (total - 1);
  const days = daysOf({ from: query.from, to: completeThrough });
  const half = Math.floor(days.length / 2);
  if (half === 0) {
    return { terms: [], unavailable: 'Fewer than two days are complete.' };
  }
  return {
    before: { from: days[0], to: days[half - 1], unitCost: before },
    after: {
      from: days[half],
      to: days[days.length - 1],
      unitCost: before * total,
    },
    total,
    terms: terms.map(({ term, factor }) => ({
      term,
      factor,
      amount: (change * Math.log(factor)) / Math.log(total),
    })),
    per: query.unit ?? 'prediction',
  };
}

function modelValue(model: SampleModel, days: number, today: Day): ModelValue {
  const requests = model.requestsPerDay * days;
  const cost = (requests / 1000) * model.costPerThousand;
  const { accuracy, p50, tokenPrices = {} } = model;
  const unavailable: Record<string, string> = {
    timeToFirstToken: 'No source measures the time to the first token.',
  };
  const sized = accuracy?.sampleSize === undefined ? undefined : accuracy;
  if (!sized) {
    unavailable.quality = 'The score of the entity is not of this model.';
    unavailable.costPerSuccess =
      'It takes requests, failures and a score from 0 to 1 of this model.';
  }
  if (!model.tokenPrices) {
    unavailable.tokenPrices =
      'The bill counts hours of a server here, not tokens.';
  }
  return {
    model: model.model,
    provider: model.provider,
    environments: ['production'],
    cost: cost.toFixed(6),
    previousCost: (cost * 0.9).toFixed(6),
    requests,
    failures: Math.round(requests * model.errorRate),
    tokens: {},
    tokenPrices,
    costPerThousandRequests: model.costPerThousand,
    errorRate: model.errorRate,
    latency: p50 === undefined ? undefined : sampleLatency(p50, requests),
    quality: sized && {
      key: SIZED,
      ...sized,
      day: addDays(today, -3),
    },
    costPerSuccess:
      sized &&
      model.costPerThousand / 1000 / (1 - model.errorRate) / sized.value,
    frontier: model.frontier,
    unavailable,
  };
}

function scoreOf(model: SampleModel, today: Day): QualityScore[] {
  if (!model.accuracy) {
    return [];
  }
  const { value, sampleSize } = model.accuracy;
  return [
    {
      key: sampleSize === undefined ? UNSIZED : SIZED,
      name: 'accuracy',
      evaluator: 'ragas 0.2',
      direction: 'higher',
      source: 'mlflow',
      model: model.model,
      environment: 'production',
      value,
      previous: value * 0.991,
      sampleSize,
      days: [{ day: addDays(today, -3), value, sampleSize }],
    },
  ];
}
