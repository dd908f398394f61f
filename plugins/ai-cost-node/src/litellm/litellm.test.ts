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

import {
  liteLlmKeyName,
  liteLlmProvider,
  liteLlmSpendLog,
  liteLlmTokens,
  liteLlmVendor,
  namedLiteLlmProvider,
  readRequestTags,
} from '.';

describe('LiteLLM', () => {
  it('names providers as OpenTelemetry does, and keeps names that it has not', () => {
    expect(liteLlmProvider('sagemaker_chat')).toBe('aws.sagemaker');
    expect(liteLlmProvider('cohere')).toBe('cohere');
  });

  it('names who is paid, which is the cloud of a model on a cloud', () => {
    expect(liteLlmVendor('bedrock')).toBe('AWS');
    expect(liteLlmVendor('Vertex_AI')).toBe('Google Cloud');
    expect(liteLlmVendor('groq')).toBe('groq');
  });

  it('takes the provider from the model where the call names none', () => {
    const model = 'bedrock/us.anthropic.claude-sonnet-4-5';
    expect(namedLiteLlmProvider({ model })).toBe('bedrock');
    expect(namedLiteLlmProvider({ model, custom_llm_provider: 'azure' })).toBe(
      'azure',
    );
    expect(namedLiteLlmProvider({ model: 'team/own-model' })).toBeUndefined();
    expect(namedLiteLlmProvider({ model: 'gpt-4o' })).toBeUndefined();
  });

  it('reads rows of which parts are missing or of another shape', () => {
    const startTime = '2026-10-01T10:00:00Z';
    expect(liteLlmSpendLog.safeParse({ model: 'gpt-4o' }).success).toBe(false);
    expect(
      liteLlmSpendLog.parse({
        ...{ startTime, model: ' ', team_id: null, request_tags: 'no json' },
        metadata: '{"user_api_key_alias":"shop","usage_object":7}',
      }),
    ).toMatchObject({
      ...{ startTime, model: undefined, team_id: undefined },
      metadata: { user_api_key_alias: 'shop', usage_object: undefined },
    });
  });

  it('takes tokens of caches out of prompts, once', () => {
    expect(
      liteLlmTokens({
        prompt_tokens: 1000,
        completion_tokens: 50,
        metadata: {
          usage_object: {
            cache_read_input_tokens: 300,
            prompt_tokens_details: { cached_tokens: 300 },
          },
          additional_usage_values: { cache_creation_input_tokens: 100 },
        },
      }),
    ).toEqual({ input: 600, cache_read: 300, cache_write: 100, output: 50 });
  });

  it('makes no zero of a count that is not told', () => {
    expect(liteLlmTokens({ metadata: null })).toEqual({
      ...{ input: undefined, output: undefined },
      ...{ cache_read: undefined, cache_write: undefined },
    });
  });

  it('shows no key that was logged as it is', () => {
    expect(liteLlmKeyName({ key: 'sk-secret' })).toMatch(/^[0-9a-f]{64}$/);
    expect(liteLlmKeyName({ key: 'sk-secret', alias: 'shop' })).toBe('shop');
    expect(liteLlmKeyName({ key: '88dc28' })).toBe('88dc28');
  });

  it('reads tags with and without values, and only those that are kept', () => {
    const tags = ['component:a', 'Component=b', 'component:a', 'beta', 7];
    expect(readRequestTags([...tags, 'User-Agent: curl'])).toEqual({
      ...{ component: 'a', Component: 'b', beta: 'true' },
    });
    expect(
      readRequestTags(['team:\u202ex', 'trace:1'], new Set(['team'])),
    ).toEqual({ team: 'x' });
  });
});
