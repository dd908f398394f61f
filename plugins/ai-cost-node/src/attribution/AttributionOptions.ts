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
  DEFAULT_COST_KINDS,
  type Day,
  type Workload,
} from 'backstage-plugin-ai-cost-common';

/**
 * How charges find their entity and environment beside annotations.
 *
 * @public
 */
export interface AttributionOptions {
  /** Kinds that charges are attributed to. */
  kinds: readonly string[];
  /** Keys of tags whose value is the name or ref of an entity, in order. */
  entityTags: readonly string[];
  /** Keys of tags whose value is the environment, in order. */
  environmentTags: readonly string[];
  /** Environment to its other spellings, compared without case. */
  environments: Record<string, readonly string[]>;
  /** In order: the first that matches a charge claims it. */
  rules: readonly CentralRule[];
}

/**
 * A claim from the configuration, for what annotations cannot reach.
 *
 * @public
 */
export interface CentralRule {
  id: string;
  /** All that is given must match. */
  match: CentralRuleMatch;
  assign: CentralRuleAssignment;
  /** First UTC day of the charges, included. */
  from?: Day;
  /** Last UTC day of the charges, included. */
  to?: Day;
}

/**
 * What a charge must have: of each list one item. `*` stands for any run of
 * characters.
 *
 * @public
 */
export interface CentralRuleMatch {
  tags?: { key: string; patterns: readonly string[] }[];
  resources?: readonly string[];
  accounts?: readonly string[];
  projects?: readonly string[];
  apiKeys?: readonly string[];
  models?: readonly string[];
  providers?: readonly string[];
  services?: readonly string[];
}

/**
 * What a rule says of the charges that it matches. Without an entity it fills
 * what neither the bill nor an annotation tells, whoever owns the charge.
 *
 * @public
 */
export interface CentralRuleAssignment {
  /** Full ref in lower case. */
  entity?: string;
  environment?: string;
  workload?: Workload;
  model?: string;
}

/** @public */
export const DEFAULT_ATTRIBUTION_OPTIONS: AttributionOptions = {
  kinds: DEFAULT_COST_KINDS,
  entityTags: [
    'backstage.io/entity',
    'component',
    'service',
    'application',
    'app',
  ],
  environmentTags: ['environment', 'env', 'stage'],
  environments: {
    production: ['prod', 'prd', 'live'],
    staging: ['stg', 'stage', 'preprod'],
    development: ['dev', 'develop'],
    test: ['qa'],
  },
  rules: [],
};
