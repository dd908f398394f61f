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
import { meterText } from '../meterText';
import { meteredWorkload } from '../meteredWorkload';
import { readModelName } from '../modelNames';
import type { ServiceDimensions } from '../ServiceDimensions';
import type { ServiceRule } from '../ServiceRule';

const SERVICE = /bedrock/i;
const REGION = /^(?:[A-Z]{2,4}\d{1,2}|EU|US|AP)-/;
/** Marketplace models: the product's name holds the model. */
const EDITION = /^(.*?)\s*\((?:Amazon )?Bedrock Edition\)/i;
/** What may stand before the model in a usage type. */
const MODE = /^(?:provisionedthroughput|customization)[-_:]/i;
/** Where the model ends in a usage type and the meter begins. */
const METER =
  /(?:^|[-_.])(?:mantle-)?(?:input|output|cache|token|provisionedthroughput|customization|custommodel|guardrail|modelunit|t2[iv]|i2[iv]|v2v|image|video|audio|created|search|request|no-?commit|\d+-?months?-?commit)/i;
const TIER =
  /(?:[-_](?:LCtx|batch|flex|priority|latency-?optimized|text|image|speech))+$/i;
const DATA =
  /knowledge-?base|data-?automation|customi[sz]ation-storage|custommodelstorage/i;

export const bedrock: ServiceRule = {
  id: 'aws-bedrock',
  description: 'Amazon Bedrock, its marketplace models included',
  match(charge) {
    if (!SERVICE.test(charge.serviceName)) {
      return undefined;
    }
    const { usageType, skuMeter, serviceName } = charge;
    const seen = usageType ?? skuMeter;
    return {
      ai: true,
      model: readModel(charge),
      evidence: seen ? `Bedrock meter ${seen}` : `ServiceName ${serviceName}`,
      ...readWorkload(charge),
    };
  },
};

function readModel(charge: ServiceDimensions): string | undefined {
  for (const text of [charge.usageType, charge.skuMeter]) {
    const meter =
      text?.slice(0, 200).replace(REGION, '').replace(MODE, '') ?? '';
    const at = meter.search(METER);
    if (at > 0 && !meter.startsWith('MP:')) {
      return meter.slice(0, at).replace(TIER, '');
    }
  }
  return EDITION.exec(charge.serviceName)?.[1] ?? readModelName(charge);
}

function readWorkload(
  charge: ServiceDimensions,
): Pick<ClassificationMatch, 'workload' | 'workloadNamed'> {
  const text = meterText(charge);
  if (DATA.test(text)) {
    return { workload: 'data', workloadNamed: true };
  }
  return /guardrail/i.test(text)
    ? { workload: 'tooling', workloadNamed: true }
    : meteredWorkload(charge);
}
