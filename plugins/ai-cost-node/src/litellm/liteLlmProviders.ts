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

/** How others name a provider; absent where they have LiteLLM's name. */
interface Names {
  /** `gen_ai.provider.name` of OpenTelemetry. */
  provider?: string;
  /** What bills call it. */
  vendor?: string;
}

const AWS = { vendor: 'AWS' };
const AZURE = { vendor: 'Microsoft' };
const GOOGLE = { vendor: 'Google Cloud' };

/** By LiteLLM's name. */
const PROVIDERS: ReadonlyMap<string, Names> = new Map<string, Names>([
  ['openai', { vendor: 'OpenAI' }],
  ['text-completion-openai', { vendor: 'OpenAI' }],
  ['anthropic', { vendor: 'Anthropic' }],
  ['bedrock', { ...AWS, provider: 'aws.bedrock' }],
  ['bedrock_converse', { ...AWS, provider: 'aws.bedrock' }],
  ['sagemaker', { ...AWS, provider: 'aws.sagemaker' }],
  ['sagemaker_chat', { ...AWS, provider: 'aws.sagemaker' }],
  ['azure', { ...AZURE, provider: 'azure.ai.openai' }],
  ['azure_ai', { ...AZURE, provider: 'azure.ai.inference' }],
  ['azure_text', AZURE],
  ['vertex_ai', { ...GOOGLE, provider: 'gcp.vertex_ai' }],
  ['vertex_ai_beta', GOOGLE],
  ['gemini', { ...GOOGLE, provider: 'gcp.gemini' }],
  ['mistral', { vendor: 'Mistral AI', provider: 'mistral_ai' }],
  ['cohere', { vendor: 'Cohere' }],
  ['cohere_chat', { vendor: 'Cohere' }],
  ['openrouter', { vendor: 'OpenRouter' }],
  ['xai', { provider: 'x_ai' }],
]);

/**
 * LiteLLM's name of the provider of a call; undefined when neither the call nor
 * the prefix of its model says it.
 *
 * @param call - as LiteLLM logs it
 *
 * @public
 */
export function namedLiteLlmProvider(call: {
  custom_llm_provider?: string;
  model?: string;
}): string | undefined {
  const { custom_llm_provider: named, model } = call;
  if (named) {
    return named;
  }
  const prefix = model?.includes('/') ? model.split('/', 1)[0] : '';
  return PROVIDERS.has(prefix) ? prefix : undefined;
}

/**
 * `gen_ai.provider.name` of a provider that LiteLLM names.
 *
 * @param named - LiteLLM's `custom_llm_provider`, such as `vertex_ai`
 *
 * @public
 */
export function liteLlmProvider(named: string): string {
  return PROVIDERS.get(named)?.provider ?? named;
}

/**
 * Who is paid for a call: the cloud for models on a cloud, whoever developed
 * them.
 *
 * @param named - LiteLLM's `custom_llm_provider`, such as `vertex_ai`
 *
 * @public
 */
export function liteLlmVendor(named: string): string {
  return PROVIDERS.get(named.toLowerCase())?.vendor ?? named;
}
