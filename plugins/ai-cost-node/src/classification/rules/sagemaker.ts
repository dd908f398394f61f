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

import type { Workload } from 'backstage-plugin-ai-cost-common';
import { meterTexts } from '../meterText';
import type { ServiceRule } from '../ServiceRule';

/** Its Savings Plans are a product of their own. */
const SERVICE =
  /sagemaker|\bmachine ?learning ?savings ?plans?\b|\bsavings plans? for (?:aws )?machine learning\b/i;

/** Parts of usage types, operations and descriptions, the telling ones first. */
const WORKLOADS: [pattern: RegExp, workload: Workload][] = [
  [/\b(?:spot-?)?train(?:ing)?\b|hyperpod|\bcluster:/i, 'training'],
  [
    /\bhost(?:ing)?\b|asyncinf|tsform|transform|serverless-?inf|\binference\b|endpoint/i,
    'inference',
  ],
  [
    /processing|feature-?store|ground-?truth|label|data-?wrangler|model-?registry/i,
    'data',
  ],
  [/notebk|notebook|studio|canvas|rstudio|kernelgateway|jupyter/i, 'tooling'],
  [/clarify|model-?monitor|evaluation/i, 'evaluation'],
];

export const sagemaker: ServiceRule = {
  id: 'aws-sagemaker',
  description: 'Amazon SageMaker',
  match(charge) {
    if (!SERVICE.test(charge.serviceName)) {
      return undefined;
    }
    for (const text of meterTexts(charge)) {
      const workload = WORKLOADS.find(([pattern]) => pattern.test(text))?.[1];
      if (workload) {
        return {
          ai: true,
          workload,
          workloadNamed: true,
          evidence: `SageMaker meter ${text}`,
        };
      }
    }
    return {
      ai: true,
      workload: 'other',
      evidence: `ServiceName ${charge.serviceName}`,
    };
  },
};
