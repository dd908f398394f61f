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

/** OpenTelemetry's names where LiteLLM has others. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['bedrock', 'aws.bedrock'],
  ['bedrock_converse', 'aws.bedrock'],
  ['sagemaker', 'aws.sagemaker'],
  ['sagemaker_chat', 'aws.sagemaker'],
  ['azure', 'azure.ai.openai'],
  ['azure_ai', 'azure.ai.inference'],
  ['vertex_ai', 'gcp.vertex_ai'],
  ['gemini', 'gcp.gemini'],
  ['mistral', 'mistral_ai'],
  ['xai', 'x_ai'],
]);

/**
 * `gen_ai.provider.name` of a provider that LiteLLM names.
 *
 * @param named - LiteLLM's `custom_llm_provider`, such as `vertex_ai`
 *
 * @public
 */
export function liteLlmProvider(named: string): string {
  return PROVIDERS.get(named) ?? named;
}
