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

import type { ClassificationMatch } from '../Classifier';
import { meterText, meterTexts } from '../meterText';
import { meteredWorkload } from '../meteredWorkload';
import { readModelName } from '../modelNames';
import type { ServiceDimensions } from '../ServiceDimensions';
import type { ServiceRule } from '../ServiceRule';
import { readTokenClass } from '../tokenClass';

const SERVICE =
  /vertex ai|cloud ai platform|gemini api|generative language api|cloud machine learning engine/i;

export const vertexAi: ServiceRule = {
  id: 'gcp-vertex-ai',
  description: 'Vertex AI and the Gemini API',
  match(charge) {
    if (!SERVICE.test(charge.serviceName)) {
      return undefined;
    }
    const [sku] = meterTexts(charge);
    return {
      ai: true,
      model: readModelName(charge),
      evidence: sku
        ? `Vertex AI SKU ${sku}`
        : `ServiceName ${charge.serviceName}`,
      ...readWorkload(charge),
    };
  },
};

function readWorkload(
  charge: ServiceDimensions,
): Pick<ClassificationMatch, 'workload' | 'workloadNamed'> {
  const text = meterText(charge);
  if (/vector search|matching engine|feature ?store|rag engine/i.test(text)) {
    return { workload: 'data' };
  }
  if (/workbench|notebook|colab/i.test(text)) {
    return { workload: 'tooling', workloadNamed: true };
  }
  if (/online prediction|batch prediction|online\/batch/i.test(text)) {
    return { workload: 'inference', workloadNamed: true };
  }
  if (/training/i.test(text) && !readTokenClass(charge)) {
    return { workload: 'training', workloadNamed: true };
  }
  if (/pipeline|experiment|metadata/i.test(text)) {
    return { workload: 'other' };
  }
  return meteredWorkload(charge);
}
