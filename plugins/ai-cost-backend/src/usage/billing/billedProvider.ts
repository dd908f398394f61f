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

/** What bills call the providers that events name otherwise. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['openai', 'OpenAI'],
  ['anthropic', 'Anthropic'],
  ['aws.bedrock', 'AWS'],
  ['aws.sagemaker', 'AWS'],
  ['azure.ai.openai', 'Microsoft'],
  ['azure.ai.inference', 'Microsoft'],
  ['gcp.vertex_ai', 'Google Cloud'],
  ['gcp.gemini', 'Google Cloud'],
  ['gcp.gen_ai', 'Google Cloud'],
  ['mistral_ai', 'Mistral AI'],
  ['cohere', 'Cohere'],
]);

/**
 * Who is paid: the cloud for models on a cloud, whoever developed them.
 *
 * @param named - `gen_ai.provider.name` of OpenTelemetry, such as `aws.bedrock`
 */
export function billedProvider(named: string): string {
  return NAMES.get(named.toLowerCase()) ?? named;
}
