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
import { Glob } from 'backstage-plugin-ai-cost-node';
import { basicCredentials } from '../settings/readCredentials';
import { SourceSettings } from '../settings/SourceSettings';
import { DEFAULT_BOUNDS } from '../source/HistogramTally';
import { LangfuseSource } from './LangfuseSource';

/**
 * Reads a source of type `langfuse`.
 *
 * @throws InputError that names the setting
 */
export function readLangfuse(config: Config): LangfuseSource {
  const settings = SourceSettings.create(config);
  return LangfuseSource.create({
    ...settings.timing({ trailing: 3, history: 24 }),
    client: settings.client(
      basicCredentials(
        settings.secret('publicKey'),
        settings.secret('secretKey'),
      ),
    ),
    baseUrl: settings.text('baseUrl'),
    read: settings.oneOf('read', ['observations', 'metrics']),
    bounds: settings.bounds('bounds', DEFAULT_BOUNDS),
    tags: settings.list('tags'),
    lowerIsBetter: (settings.list('lowerIsBetter') ?? []).map(Glob.compile),
  });
}
