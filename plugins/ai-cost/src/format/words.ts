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
  CostBasis,
  CostDimension,
  Granularity,
  PortfolioDimension,
  SourceGrade,
  TokenClass,
} from 'backstage-plugin-ai-cost-common';

export const DIMENSION_NAMES: Record<PortfolioDimension, string> = {
  model: 'Model',
  environment: 'Environment',
  workload: 'Workload',
  provider: 'Provider',
  service: 'Service',
  owner: 'Team',
  entity: 'Component',
};

/** Several values of a dimension. */
export const DIMENSION_PLURALS: Record<PortfolioDimension, string> = {
  model: 'models',
  environment: 'environments',
  workload: 'workloads',
  provider: 'providers',
  service: 'services',
  owner: 'teams',
  entity: 'components',
};

export const GRANULARITY_NAMES: Record<Granularity, string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
};

export const BASIS_NAMES: Record<CostBasis, string> = {
  effective: 'Effective',
  billed: 'Billed',
  list: 'List',
};

export const BASIS_EXPLANATIONS: Record<CostBasis, string> = {
  effective:
    'What the usage really cost: prepayments and commitments are spread over the days that used them.',
  billed: 'What the invoice says, on the day that it says it.',
  list: 'What the same usage would cost at public prices.',
};

export const TOKEN_CLASS_NAMES: Record<TokenClass, string> = {
  input: 'Input',
  output: 'Output',
  cache_read: 'Cache read',
  cache_write: 'Cache write',
};

export const GRADE_NAMES: Record<SourceGrade, string> = {
  invoice: 'invoice grade',
  provider_cost: 'provider cost grade',
  gateway_estimate: 'gateway estimate',
  trace_estimate: 'trace estimate',
  allocated: 'allocation',
};

export const GRADE_EXPLANATIONS: Record<SourceGrade, string> = {
  invoice:
    'A bill, or the export that a bill is made from. Its money is settled once a day is complete.',
  provider_cost:
    'What the provider’s own cost API reports. It counts where no bill is, and may differ from the invoice.',
  gateway_estimate:
    'What a gateway reckons from the calls that it passed on. It stands in for days that no better source covers, and never adds to one that does.',
  trace_estimate:
    'What is reckoned from traces of calls. It stands in for days that no better source covers, and never adds to one that does.',
  allocated:
    'It divides a charge of another source, and is no money of its own.',
};

/** A map, because a link may ask for a workload called `constructor`. */
const WORKLOAD_NAMES: ReadonlyMap<string, string> = new Map([
  ['training', 'Training'],
  ['fine-tuning', 'Fine-tuning'],
  ['inference', 'Inference'],
  ['embedding', 'Embedding'],
  ['evaluation', 'Evaluation'],
  ['data', 'Data and storage'],
  ['tooling', 'Tooling'],
  ['other', 'Other work'],
]);

/** A dimension's value for a person; the empty string is "unknown". */
export function nameOf(dimension: CostDimension, key: string): string {
  if (key === '') {
    return `Unknown ${dimension}`;
  }
  return dimension === 'workload' ? WORKLOAD_NAMES.get(key) ?? key : key;
}

/** The rule that made an attribution, in words. */
export function ruleInWords(rule: string): string {
  const [kind, ...rest] = rule.split(':');
  const detail = rest.join(':');
  switch (kind) {
    case 'annotation':
      return `Annotation ai-cost/${detail}`;
    case 'convention':
      return `Convention: the tag “${detail}” names the entity`;
    case 'rule':
      return `Central rule “${detail}”`;
    case 'share':
      return detail
        ? `Shared out by ${detail}`
        : 'Shared out by an entity that you may not see';
    default:
      return rule;
  }
}
