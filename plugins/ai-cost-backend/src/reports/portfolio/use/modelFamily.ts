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

/** Families by how the names of their models begin, wherever a name begins. */
const FAMILIES: readonly (readonly [family: string, pattern: RegExp])[] = [
  ['Claude', /\bclaude/],
  ['GPT', /\b(?:chat)?gpt/],
  ['OpenAI o-series', /\bo[134](?![a-z0-9])/],
  ['OpenAI embeddings', /\btext-embedding-(?:3|ada)/],
  ['Whisper', /\bwhisper/],
  ['DALL-E', /\bdall-?e/],
  ['Gemini', /\bgemini/],
  ['Gemma', /\bgemma/],
  ['Imagen', /\bimagen/],
  ['Veo', /\bveo\b/],
  ['Llama', /\bllama/],
  ['Mistral', /\b(?:mistral|mixtral|ministral|codestral|pixtral|magistral)/],
  ['Nova', /\bnova\b/],
  ['Titan', /\btitan\b/],
  ['Command', /\bcommand\b/],
  ['DeepSeek', /\bdeepseek/],
  ['Qwen', /\bqwen/],
  ['Grok', /\bgrok/],
  ['Phi', /\bphi\b/],
  ['Jamba', /\bjamba/],
  ['Kimi', /\bkimi/],
  ['Sonar', /\bsonar/],
  ['Voyage', /\bvoyage/],
];

/**
 * The family of a model, told by its name. Undefined where the name does not
 * tell.
 */
export function modelFamily(model: string): string | undefined {
  const name = model.toLowerCase().replace(/_/g, '-');
  return FAMILIES.find(([, pattern]) => pattern.test(name))?.[0];
}
