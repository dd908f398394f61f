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

import type { BilledModel } from './ModelRequest';

/** Dollars a million tokens as picodollars a token. */
function dollars(text: string): bigint {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}

/** The models that the callers use. */
export const MODELS = {
  bedrockSonnet: {
    vendor: 'aws',
    model: 'claude-sonnet-4-5',
    atGateway: 'bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    inMeters: 'Claude4.5Sonnet',
    prices: {
      input: dollars('3'),
      cache_read: dollars('0.3'),
      cache_write: dollars('3.75'),
      output: dollars('15'),
    },
  },
  azureMini: {
    vendor: 'azure',
    model: 'gpt-5-mini',
    atGateway: 'azure/gpt-5-mini',
    inMeters: 'GPT 5 mini',
    prices: {
      input: dollars('0.25'),
      cache_read: dollars('0.025'),
      output: dollars('2'),
    },
  },
  vertexFlash: {
    vendor: 'gcp',
    model: 'gemini-2.5-flash',
    atGateway: 'vertex_ai/gemini-2.5-flash',
    inMeters: 'Gemini 2.5 Flash',
    prices: { input: dollars('0.3'), output: dollars('2.5') },
  },
  openAiMini: {
    vendor: 'openai',
    model: 'gpt-5-mini',
    atGateway: 'openai/gpt-5-mini-2025-08-07',
    inMeters: 'gpt-5-mini-2025-08-07',
    prices: {
      input: dollars('0.25'),
      cache_read: dollars('0.025'),
      output: dollars('2'),
    },
  },
  claudeSonnet: {
    vendor: 'anthropic',
    model: 'claude-sonnet-4-5',
    atGateway: 'anthropic/claude-sonnet-4-5-20250929',
    inMeters: 'Claude Sonnet 4.5',
    prices: {
      input: dollars('3'),
      cache_read: dollars('0.3'),
      cache_write: dollars('3.75'),
      output: dollars('15'),
    },
  },
} satisfies Record<string, BilledModel>;

/** What bills and logs call the models, for the alias table. */
export const MODEL_ALIASES: Record<string, string[]> = Object.fromEntries(
  [...new Set(Object.values(MODELS).map(({ model }) => model))].map(model => [
    model,
    Object.values<BilledModel>(MODELS)
      .filter(each => each.model === model)
      .flatMap(({ atGateway, inMeters }) => [
        inMeters,
        atGateway,
        atGateway.slice(atGateway.indexOf('/') + 1),
      ]),
  ]),
);
