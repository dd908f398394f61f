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

import type { Kpi } from './Kpi';

const COMPLETE = 'the complete days of the range';

/**
 * Every KPI of the suite. Costs are effective costs (FOCUS EffectiveCost) of the
 * currency that is shown, with no other currency in them.
 *
 * @public
 */
export const KPIS = {
  unitCost: {
    id: 'unit-cost',
    title: 'Cost per unit',
    meaning:
      'All AI cost of the entity, training, idle capacity and overhead included, for each prediction, decision or interaction that it produced.',
    formula: 'effective cost / business units',
    unit: 'money',
    window: `${COMPLETE} on which units were counted`,
    unavailable: 'no units were counted, or their count is zero',
    better: 'lower',
  },
  costPerThousandRequests: {
    id: 'cost-per-thousand-requests',
    title: 'Cost per thousand requests',
    meaning:
      'Inference and embedding cost for each thousand calls of a model. Failed calls and retries are calls.',
    formula: 'effective cost of inference and embedding / requests × 1,000',
    unit: 'money',
    window: `${COMPLETE} on which requests were counted`,
    unavailable: 'no requests were counted, or their count is zero',
    better: 'lower',
  },
  costPerThousandTokens: {
    id: 'cost-per-thousand-tokens',
    title: 'Cost per thousand tokens',
    meaning:
      'Of one class of tokens: input, output, read from a cache, written to a cache. Classes are never blended, for a blend moves with the mix while no price does. Providers list prices of a million tokens: a thousand times as much.',
    formula: 'effective cost of the class / its billed tokens × 1,000',
    unit: 'money',
    window: COMPLETE,
    unavailable: 'the bill counts no tokens of the class',
    better: 'lower',
  },
  costPerSuccess: {
    id: 'cost-per-success',
    title: 'Cost per successful answer',
    meaning:
      'Quality-adjusted cost: what a call that succeeded and was good costs. Needs a score from 0 to 1 where higher is better, such as accuracy.',
    formula:
      'effective cost of inference / ((requests - failures) × mean score)',
    unit: 'money',
    window: `${COMPLETE} on which requests and failures were counted`,
    unavailable:
      'requests, failures or a score are missing, the score is not a share, or nothing succeeded',
    better: 'lower',
  },
  requestsPerUnit: {
    id: 'requests-per-unit',
    title: 'Requests per unit',
    meaning: 'Calls of models for each business unit.',
    formula: 'requests / business units',
    unit: 'count',
    window: `${COMPLETE} on which both were counted`,
    unavailable: 'requests or units were not counted, or units are zero',
    better: 'lower',
  },
  tokensPerRequest: {
    id: 'tokens-per-request',
    title: 'Tokens per request',
    meaning: 'Tokens of all classes for each call.',
    formula: 'tokens / requests',
    unit: 'count',
    window: `${COMPLETE} on which both were counted`,
    unavailable: 'tokens or requests were not counted, or requests are zero',
    better: 'neither',
  },
  latency: {
    id: 'latency',
    title: 'Latency',
    meaning:
      'Time of a call that half (p50), 95 % (p95) and 99 % (p99) of calls stay below, as callers see it where they measure, else as the model server does. Read from merged histograms, exact to the width of a bucket; percentiles are never averaged.',
    formula: 'quantile of the merged histogram, linear within a bucket',
    unit: 'seconds',
    window: 'the range',
    unavailable:
      'no histogram was measured, its buckets changed beyond what can be merged, or the percentile lies above the highest bound',
    better: 'lower',
  },
  timeToFirstToken: {
    id: 'time-to-first-token',
    title: 'Time to first token',
    meaning: 'Time until an answer begins, of streaming calls.',
    formula: 'quantile of the merged histogram, linear within a bucket',
    unit: 'seconds',
    window: 'the range',
    unavailable: 'as of latency',
    better: 'lower',
  },
  errorRate: {
    id: 'error-rate',
    title: 'Error rate',
    meaning: 'Share of calls that failed.',
    formula: 'failures / requests',
    unit: 'ratio',
    window: 'the days on which both were counted by the same source',
    unavailable: 'failures or requests were not counted, or requests are zero',
    better: 'lower',
  },
  costOfFailures: {
    id: 'cost-of-failures',
    title: 'Cost of failures',
    meaning:
      'Inference cost that failed calls took, if each call of a model cost the same.',
    formula: 'Σ over models: cost per request × failures',
    unit: 'money',
    window: `${COMPLETE} on which both were counted`,
    unavailable: 'failures or requests were not counted',
    better: 'lower',
  },
  costOfRetries: {
    id: 'cost-of-retries',
    title: 'Cost of retries',
    meaning:
      'Inference cost that repeated calls took, if each call of a model cost the same.',
    formula: 'Σ over models: cost per request × retries',
    unit: 'money',
    window: `${COMPLETE} on which both were counted`,
    unavailable: 'retries or requests were not counted',
    better: 'lower',
  },
  cacheHitRate: {
    id: 'cache-hit-rate',
    title: 'Cache hit rate',
    meaning:
      'Share of input tokens that were read from a cache, of the models whose cache is counted.',
    formula: 'cache read / (input + cache read + cache write) tokens',
    unit: 'ratio',
    window: COMPLETE,
    unavailable: 'nothing counts tokens of the cache',
    better: 'higher',
  },
  gpuUtilisation: {
    id: 'gpu-utilisation',
    title: 'GPU utilisation',
    meaning:
      'Share of the time of GPUs in which they worked. A GPU without a measurement is unknown, not idle.',
    formula: 'active GPU seconds / held GPU seconds',
    unit: 'ratio',
    window: 'the days on which both were measured by the same source',
    unavailable: 'no activity of GPUs was measured',
    better: 'higher',
  },
  gpuIdleCost: {
    id: 'gpu-idle-cost',
    title: 'Idle GPU cost',
    meaning:
      'Cost of self-hosted models for the time in which GPUs waited. Of GPUs are charges that say so, by an instance type, a count of GPUs, a meter or a unit: those of the measured model, or all where measurements tell no model.',
    formula: 'effective cost of GPUs × (1 - GPU utilisation)',
    unit: 'money',
    window: `${COMPLETE} on which activity was measured`,
    unavailable: 'no activity of GPUs was measured, or no GPU was billed',
    better: 'lower',
  },
  tokensPerSecondPerMoney: {
    id: 'tokens-per-second-per-dollar',
    title: 'Tokens per second per dollar',
    meaning:
      'Throughput that an hour of money buys: output tokens a second for each unit of currency an hour.',
    formula: '(output tokens / seconds) / (effective cost / hours)',
    unit: 'per_money',
    window: `${COMPLETE} on which output tokens were counted`,
    unavailable: 'output tokens were not counted, or there was no cost',
    better: 'higher',
  },
  wastedTrainingShare: {
    id: 'wasted-training-share',
    title: 'Abandoned training',
    meaning:
      'Share of the cost of training runs that ended without a version in production or under evaluation. A run that is still going is no waste, and one whose cost or outcome is unknown is on neither side. Estimates are no cost.',
    formula: 'cost of abandoned runs / cost of all runs that ended',
    unit: 'ratio',
    window: 'runs that ended in the range',
    unavailable:
      'no run that ended has a cost, or no registry tells of any run and some finished',
    better: 'lower',
  },
  trainingGainPerMoney: {
    id: 'training-gain-per-dollar',
    title: 'Metric gained per dollar',
    meaning:
      'How much a metric of promoted runs of a registered model rose over the best promoted run of it before, for the cost of all runs since the last of those. The metric is one that has the name of a score, of which alone it is known which values are better.',
    formula: '(best metric now - best metric before) / cost of runs since',
    unit: 'per_money',
    window: 'runs that ended in the range',
    unavailable:
      'fewer than two promoted runs of a model have the metric, or the cost of a run between is not known',
    better: 'higher',
  },
} as const satisfies Record<string, Kpi>;

/** @public */
export type KpiId = (typeof KPIS)[keyof typeof KPIS]['id'];
