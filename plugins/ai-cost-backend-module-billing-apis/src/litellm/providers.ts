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

/** What bills call the providers that LiteLLM names otherwise. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['openai', 'OpenAI'],
  ['text-completion-openai', 'OpenAI'],
  ['anthropic', 'Anthropic'],
  ['bedrock', 'AWS'],
  ['bedrock_converse', 'AWS'],
  ['sagemaker', 'AWS'],
  ['sagemaker_chat', 'AWS'],
  ['azure', 'Microsoft'],
  ['azure_ai', 'Microsoft'],
  ['azure_text', 'Microsoft'],
  ['vertex_ai', 'Google Cloud'],
  ['vertex_ai_beta', 'Google Cloud'],
  ['gemini', 'Google Cloud'],
  ['mistral', 'Mistral AI'],
  ['cohere', 'Cohere'],
  ['cohere_chat', 'Cohere'],
  ['openrouter', 'OpenRouter'],
]);

/**
 * Who is paid for a call: the cloud for models on a cloud, whoever developed
 * them.
 *
 * @param named - LiteLLM's `custom_llm_provider`, such as `vertex_ai`
 */
export function providerName(named: string): string {
  return NAMES.get(named.toLowerCase()) ?? named;
}

/**
 * LiteLLM's name of the provider; undefined when neither the call nor the name
 * of its model says it.
 */
export function namedProvider(
  customLlmProvider: string | undefined,
  model: string | undefined,
): string | undefined {
  if (customLlmProvider) {
    return customLlmProvider;
  }
  const prefix = model?.includes('/') ? model.split('/', 1)[0] : '';
  return NAMES.has(prefix) ? prefix : undefined;
}
