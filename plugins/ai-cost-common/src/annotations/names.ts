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

/**
 * The annotations by which a catalog entity claims and describes AI cost.
 *
 * @public
 */
export const AI_COST_ANNOTATIONS = {
  tags: 'ai-cost/tags',
  resources: 'ai-cost/resources',
  accounts: 'ai-cost/accounts',
  projects: 'ai-cost/projects',
  apiKeys: 'ai-cost/api-keys',
  models: 'ai-cost/models',
  environment: 'ai-cost/environment',
  owner: 'ai-cost/owner',
  costCenter: 'ai-cost/cost-center',
  workload: 'ai-cost/workload',
  share: 'ai-cost/share',
  unit: 'ai-cost/unit',
  unitCostTarget: 'ai-cost/unit-cost-target',
  latency: 'ai-cost/latency',
  quality: 'ai-cost/quality',
  budget: 'ai-cost/budget',
} as const;

/** Every annotation key starts with it. @public */
export const AI_COST_ANNOTATION_PREFIX = 'ai-cost/';
