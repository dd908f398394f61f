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

import { meterTexts } from '../meterText';
import { meteredWorkload } from '../meteredWorkload';
import { leadingName, modelNameIn, readModelName } from '../modelNames';
import type { ServiceDimensions } from '../ServiceDimensions';
import type { ServiceRule } from '../ServiceRule';
import { readTokenClass } from '../tokenClass';

const SERVICE =
  /azure openai|foundry|cognitive services|azure ai services|applied ai services/i;
/** What meters of models have although they name no family. */
const OF_MODEL = /\btokens?\b|\b(?:ft|ftuned)\b/i;

export const azureOpenAi: ServiceRule = {
  id: 'azure-ai-services',
  description: 'Azure OpenAI, Foundry models and Azure AI services',
  match(charge) {
    const { serviceName, skuMeter } = charge;
    if (!SERVICE.test(serviceName) || !sellsForAzure(charge)) {
      return undefined;
    }
    return {
      ai: true,
      model: readMeter(charge) ?? readModelName(charge),
      evidence: skuMeter
        ? `Azure meter ${skuMeter}`
        : `ServiceName ${serviceName}`,
      ...meteredWorkload(charge),
    };
  },
};

function sellsForAzure(charge: ServiceDimensions): boolean {
  return [
    charge.serviceProviderName,
    charge.hostProviderName ?? '',
    charge.serviceName,
  ].some(name => /microsoft|azure/i.test(name));
}

/**
 * The meter, or what stands for it, names the model; it may leave the family out:
 * `5 mini pp Inp Gl 1M Tokens`.
 */
function readMeter(charge: ServiceDimensions): string | undefined {
  const meter = (charge.skuMeter ?? meterTexts(charge)[0])?.slice(0, 200);
  if (!meter) {
    return undefined;
  }
  const isOfModel = readTokenClass(charge) || OF_MODEL.test(meter);
  return modelNameIn(meter) ?? ((isOfModel && leadingName(meter)) || undefined);
}
