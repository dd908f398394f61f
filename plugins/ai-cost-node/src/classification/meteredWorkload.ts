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

import type { ClassificationMatch } from './Classifier';
import { meterText } from './meterText';
import type { ServiceDimensions } from './ServiceDimensions';

const EMBEDDING = /embed/i;
const TUNING = /fine[-_ ]?tun|\bft\b|\btuning\b|customi[sz]ation/i;
const TRAINING = /\btrain|trng/i;
const SERVING = /inp|outp|\b(?:opt|out)\b|infer|host|hstng|deploy|predict/i;
const EVALUATION = /evaluation|\bevals?\b/i;
const TOOLS =
  /web search|code[- ](?:interpreter|execution)|computer[- ]use|tool[- ]calls/i;
const STORAGE = /storage|vector store|file[- ]search/i;

/**
 * What the meter of a service that sells models says of the workload. Without a
 * word about it usage is inference; a purchase or tax says nothing.
 */
export function meteredWorkload(
  charge: ServiceDimensions,
): Pick<ClassificationMatch, 'workload' | 'workloadNamed'> {
  const text = `${charge.modelId ?? ''} | ${meterText(charge)}`;
  if (EMBEDDING.test(text)) {
    return { workload: 'embedding', workloadNamed: true };
  }
  if (TRAINING.test(text) || (TUNING.test(text) && !SERVING.test(text))) {
    return { workload: 'fine-tuning', workloadNamed: true };
  }
  if (EVALUATION.test(text)) {
    return { workload: 'evaluation', workloadNamed: true };
  }
  if (TOOLS.test(text)) {
    return { workload: 'tooling', workloadNamed: true };
  }
  if (STORAGE.test(text)) {
    return { workload: 'data' };
  }
  return { workload: isAboutUsage(charge) ? 'inference' : 'other' };
}

/** Usage, and a credit or correction that names the meter that it is for. */
function isAboutUsage(charge: ServiceDimensions): boolean {
  const { chargeCategory, usageType, skuMeter } = charge;
  return (
    chargeCategory === 'Usage' ||
    ((chargeCategory === 'Credit' || chargeCategory === 'Adjustment') &&
      (usageType ?? skuMeter) !== undefined)
  );
}
