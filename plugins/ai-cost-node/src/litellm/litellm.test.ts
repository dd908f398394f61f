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
  liteLlmTokens,
  readRequestTags,
} from '.';

describe('LiteLLM', () => {
  it('names providers as OpenTelemetry does, and keeps names that it has not', () => {
    expect(liteLlmProvider('sagemaker_chat')).toBe('aws.sagemaker');
    expect(liteLlmProvider('cohere')).toBe('cohere');
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
