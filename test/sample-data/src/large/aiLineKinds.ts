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

import { AI, aws, azure, instance } from './cloudLines';
import { LineKind, lineKind, LineKindOptions } from './LineKind';
import { ANTHROPIC, AWS, GOOGLE, OPENAI, Provider } from './providers';

const BEDROCK: LineKindOptions['service'] = [
  'Amazon Bedrock',
  AI,
  'Generative AI',
];
const SAGEMAKER: LineKindOptions['service'] = [
  'Amazon SageMaker',
  AI,
  'AI Platforms',
];

const bedrock = (meter: string, nanos: number, weight: number) =>
  lineKind({
    provider: AWS,
    service: BEDROCK,
    meter,
    unit: '1K tokens',
    nanos,
    weight,
    ai: true,
    text: {
      ResourceId:
        'arn:aws:bedrock:us-east-1:210000000001:application-inference-profile/{resource}',
      x_Operation: 'InvokeModelInference',
      x_ServiceCode: 'AmazonBedrock',
      x_UsageType: `USE1-${meter}`,
    },
  });

const modelApi = (
  provider: Provider,
  model: string,
  direction: 'Input' | 'Output',
  nanos: number,
  weight: number,
) =>
  lineKind({
    provider,
    service: [`${provider.name} API`, AI, 'Generative AI'],
    meter: `${direction} Tokens`,
    unit: 'Tokens',
    nanos,
    weight,
    ai: true,
    consumedPerPriced: 1_000_000,
    text: {
      CredentialId: 'key_{resource}',
      PricingUnit: '1000000 Tokens',
      SkuPriceDetails: JSON.stringify({
        ModelId: model,
        TokenDirection: direction,
      }),
      Tags: undefined,
    },
  });

/** Thirty-five of a hundred lines. */
export const AI_LINE_KINDS: LineKind[] = [
  bedrock('Claude4.5Sonnet-input-tokens', 3_000_000, 4),
  bedrock('Claude4.5Sonnet-output-tokens', 15_000_000, 3),
  bedrock('Claude4.5Sonnet-cache-read-input-token-count', 300_000, 2),
  bedrock('TitanEmbeddingV2-Text-input-tokens', 20_000, 1),
  aws(
    SAGEMAKER,
    'AmazonSageMaker',
    'Host:ml.g5.2xlarge',
    'Hours',
    1_893_750_000,
    4,
    'sagemaker:us-east-1:210000000001:endpoint/{service}',
  ),
  aws(
    SAGEMAKER,
    'AmazonSageMaker',
    'Train:ml.g5.12xlarge',
    'Hours',
    8_862_500_000,
    2,
    'sagemaker:us-east-1:210000000001:training-job/{service}',
  ),
  instance('g5.12xlarge', 7_090_000_000, 4, 4),
  azure(
    ['Azure AI services', AI, 'Generative AI'],
    'microsoft.cognitiveservices/accounts',
    'GPT 5 mini inp Glbl 1M Tokens',
    '1M Tokens',
    220_000_000,
    3,
  ),
  azure(
    ['Azure AI services', AI, 'Generative AI'],
    'microsoft.cognitiveservices/accounts',
    'GPT 5 mini outp Glbl 1M Tokens',
    '1M Tokens',
    1_760_000_000,
    3,
  ),
  lineKind({
    provider: GOOGLE,
    service: ['Vertex AI', AI, 'AI Platforms'],
    meter: 'Gemini 2.5 Flash Text Input - Predictions',
    unit: 'count',
    nanos: 300_000_000,
    weight: 3,
    ai: true,
    consumedPerPriced: 1_000_000,
    text: { PricingUnit: '1000000 count' },
  }),
  modelApi(OPENAI, 'gpt-5-mini-2025-08-07', 'Input', 250_000_000, 2),
  modelApi(OPENAI, 'gpt-5-mini-2025-08-07', 'Output', 2_000_000_000, 1),
  modelApi(ANTHROPIC, 'claude-sonnet-4-5-20250929', 'Input', 3_000_000_000, 2),
  modelApi(
    ANTHROPIC,
    'claude-sonnet-4-5-20250929',
    'Output',
    15_000_000_000,
    1,
  ),
];
