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

import { modelFamily } from './modelFamily';

describe('modelFamily', () => {
  it.each([
    ['claude-sonnet-4', 'Claude'],
    ['anthropic.claude-3-5-sonnet-20240620-v1:0', 'Claude'],
    ['us.anthropic.claude-opus-4', 'Claude'],
    ['gpt-4o-mini', 'GPT'],
    ['o3-mini', 'OpenAI o-series'],
    ['gpt_5', 'GPT'],
    ['meta.llama3-70b-instruct', 'Llama'],
    ['Mixtral-8x7B', 'Mistral'],
    ['amazon.nova-pro-v1', 'Nova'],
    ['gemini-2.5-pro', 'Gemini'],
    ['', undefined],
    ['ranker-v2', undefined],
    ['photo3', undefined],
    ['innova-1', undefined],
  ])('of %j is %s', (model, family) => {
    expect(modelFamily(model)).toBe(family);
  });
});
