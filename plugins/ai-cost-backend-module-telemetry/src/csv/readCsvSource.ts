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
import { CsvSource } from './CsvSource';

const HOURS_PER_DAY = 24;

/**
 * Reads a source of type `csv`.
 *
 * @throws InputError that names the setting
 */
export function readCsvSource(config: Config): CsvSource {
  const settings = SourceSettings.create(config);
  return CsvSource.create({
    ...settings.timing({
      trailing: 7 * HOURS_PER_DAY,
      history: 400 * HOURS_PER_DAY,
    }),
    path: settings.text('path'),
  });
}
