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

import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { AZURE_COSTS } from '../azure/AzureOptions';
import { BILL_FORMAT_IDS } from '../formats/BillFormat';
import type { DuckDbOptions } from '../rollup/DuckDbSession';
import { readStorage } from '../storage/readStorage';
import { FileBillingSource } from './FileBillingSource';

const DEFAULT_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
};
const DEFAULT_COMPLETENESS_LAG_DAYS = 2;
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Reads the sources of type `files` under `aiCost.sources`.
 *
 * @throws InputError when one is wrong
 */
export function readFileSources(config: Config): FileBillingSource[] {
  const engine = readDuckDbOptions(config);
  return (config.getOptionalConfigArray('aiCost.sources') ?? [])
    .filter(source => source.getString('type') === 'files')
    .map(source => readFileSource({ source, root: config, engine }));
}

function readFileSource(options: {
  source: Config;
  root: Config;
  engine: DuckDbOptions;
}): FileBillingSource {
  const { source: config, root, engine } = options;
  const id = config.getString('id');
  return FileBillingSource.create({
    id,
    storage: readStorage({ source: config, root }),
    format: oneOf(config, 'format', BILL_FORMAT_IDS),
    formatOptions: {
      azure: { cost: oneOf(config, 'azure.cost', AZURE_COSTS) },
    },
    layout: {
      period: oneOf(config, 'layout.period', ['path', 'content']),
      files: oneOf(config, 'layout.files', ['parts', 'snapshots', 'manifest']),
    },
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE,
    completenessLagDays: config.has('completenessLag')
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: 'completenessLag' }),
        ) / MILLISECONDS_PER_DAY
      : DEFAULT_COMPLETENESS_LAG_DAYS,
    engine,
  });
}

function readDuckDbOptions(config: Config): DuckDbOptions {
  const duckdb = config.getOptionalConfig('aiCost.duckdb');
  return {
    memoryLimit: duckdb?.getOptionalString('memoryLimit'),
    threads: duckdb?.getOptionalNumber('threads'),
    tempDirectory: duckdb?.getOptionalString('tempDirectory'),
    maxTempSize: duckdb?.getOptionalString('maxTempSize'),
  };
}

function oneOf<T extends string>(
  config: Config,
  key: string,
  allowed: readonly T[],
): T | undefined {
  const value = config.getOptionalString(key);
  if (value !== undefined && !(allowed as readonly string[]).includes(value)) {
    throw new InputError(
      `aiCost.sources: ${key} of the source "${config.getString(
        'id',
      )}" is "${value}"; allowed: ${allowed.join(', ')}`,
    );
  }
  return value as T | undefined;
}
