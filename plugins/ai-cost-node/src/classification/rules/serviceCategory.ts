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

import { meterText } from '../meterText';
import { meteredWorkload } from '../meteredWorkload';
import { readModelName } from '../modelNames';
import type { ServiceRule } from '../ServiceRule';

const AI_CATEGORY = /^ai and machine learning$/i;
const MODEL_SUBCATEGORY = /^(?:generative ai|natural language processing)$/i;
/** What an ML service resells: it is a part of its cost, but no workload. */
const INFRASTRUCTURE =
  /\bdisks?\b|load balancer|ip address|bandwidth|data transfer|\brtn preference|nat gateway|snapshot|virtual machines?\b/i;

/**
 * Asked after all others: the category is where a provider files a service, and
 * holds disks and addresses of machine learning workspaces too. They are
 * counted, because the provider sells them as a part of an AI service.
 */
export const serviceCategory: ServiceRule = {
  id: 'service-category',
  description: 'The FOCUS category AI and Machine Learning',
  match(charge) {
    const { serviceSubcategory = '' } = charge;
    const sellsModels = MODEL_SUBCATEGORY.test(serviceSubcategory);
    if (!sellsModels && !AI_CATEGORY.test(charge.serviceCategory)) {
      return undefined;
    }
    return sellsModels && !INFRASTRUCTURE.test(meterText(charge))
      ? {
          ai: true,
          model: readModelName(charge),
          evidence: `ServiceSubcategory ${serviceSubcategory}`,
          ...meteredWorkload(charge),
        }
      : {
          ai: true,
          workload: 'other',
          evidence: `ServiceCategory ${charge.serviceCategory}`,
        };
  },
};
