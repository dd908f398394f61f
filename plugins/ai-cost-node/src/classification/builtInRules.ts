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

import type { ResourceRule } from './ResourceRule';
import { accelerators } from './rules/accelerators';
import { azureOpenAi } from './rules/azureOpenAi';
import { bedrock } from './rules/bedrock';
import { codingAssistants } from './rules/codingAssistants';
import { modelKeys } from './rules/modelKeys';
import { modelVendors } from './rules/modelVendors';
import { namedStorage } from './rules/namedStorage';
import { sagemaker } from './rules/sagemaker';
import { serviceCategory } from './rules/serviceCategory';
import { taggedWorkload } from './rules/taggedWorkload';
import { vectorStores } from './rules/vectorStores';
import { vertexAi } from './rules/vertexAi';
import type { ServiceRule } from './ServiceRule';

/**
 * Raise it with every change of a rule or of what is read from a charge, so that
 * bills are classified again.
 */
export const BUILT_IN_RULES_VERSION = 4;

/** In the order in which they are asked: the surest evidence first. */
export const SERVICE_RULES: readonly ServiceRule[] = [
  codingAssistants,
  modelKeys,
  bedrock,
  sagemaker,
  azureOpenAi,
  vertexAi,
  vectorStores,
  modelVendors,
  accelerators,
  serviceCategory,
];

/**
 * Asked about what no service rule knows.
 *
 * @param workloadTags - keys of workload tags, in lower case
 */
export function resourceRules(workloadTags: readonly string[]): ResourceRule[] {
  return [taggedWorkload(workloadTags), namedStorage];
}
