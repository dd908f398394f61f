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

import { meteredWorkload } from '../meteredWorkload';
import { readModelName } from '../modelNames';
import type { ServiceRule } from '../ServiceRule';

/** Companies that sell models and little else. */
const VENDOR =
  /^(?:openai|anthropic|mistral(?: ?ai)?|cohere|x\.?ai|groq|together(?: ?ai)?|fireworks(?: ?ai)?|perplexity|deepseek|ai21(?: labs)?|stability ?ai|replicate|hugging ?face|openrouter|elevenlabs|voyage ?ai|jina ?ai|moonshot ?ai|cerebras|sambanova|deepgram|assemblyai|black forest labs)(?![a-z0-9])/i;

export const modelVendors: ServiceRule = {
  id: 'model-vendor',
  description:
    'A vendor of models sells or publishes it, marketplaces included',
  match(charge) {
    const names: [column: string, name: string | undefined][] = [
      ['ServiceProviderName', charge.serviceProviderName],
      ['PublisherName', charge.publisherName],
      ['ServiceName', charge.serviceName],
    ];
    const vendor = names.find(([, name]) => name && VENDOR.test(name.trim()));
    return (
      vendor && {
        ai: true,
        model: readModelName(charge),
        evidence: vendor.join(' '),
        ...meteredWorkload(charge),
      }
    );
  },
};
