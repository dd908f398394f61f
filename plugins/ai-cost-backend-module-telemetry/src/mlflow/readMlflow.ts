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
import { readCredentials } from '../settings/readCredentials';
import { SourceSettings } from '../settings/SourceSettings';
import { MlflowSource } from './MlflowSource';

const HOURS_PER_DAY = 24;

/**
 * Reads a source of type `mlflow`.
 *
 * @throws InputError that names the setting
 */
export function readMlflow(config: Config): MlflowSource {
  const settings = SourceSettings.create(config);
  return MlflowSource.create({
    ...settings.timing({
      trailing: 3 * HOURS_PER_DAY,
      history: 90 * HOURS_PER_DAY,
    }),
    client: settings.client(readCredentials(settings)),
    baseUrl: settings.text('baseUrl'),
    longestRun: settings.hours('longestRun', 14 * HOURS_PER_DAY),
    experiments: settings.list('experiments')?.map(Glob.compile),
    sampleSizeNames: settings.list('sampleSize') ?? [],
  });
}
