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

import type { Config } from '@backstage/config';
import { SourceSettings } from '../settings/SourceSettings';
import { DEFAULT_BOUNDS } from '../source/HistogramTally';
import { LiteLlmSource } from './LiteLlmSource';

/**
 * Reads a source of type `litellm`.
 *
 * @throws InputError that names the setting
 */
export function readLiteLlm(config: Config): LiteLlmSource {
  const settings = SourceSettings.create(config);
  const apiKey = settings.secret('apiKey');
  return LiteLlmSource.create({
    ...settings.timing({ trailing: 3, history: 24 }),
    client: settings.client({
      headers: { authorization: `Bearer ${apiKey}` },
      secrets: [apiKey],
    }),
    baseUrl: settings.text('baseUrl'),
    bounds: settings.bounds('bounds', DEFAULT_BOUNDS),
    tags: settings.list('tags'),
  });
}
