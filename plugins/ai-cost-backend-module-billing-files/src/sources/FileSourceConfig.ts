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
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { DuckDbOptions } from '../rollup/DuckDbSession';

/** One entry of `aiCost.sources` that this module reads. */
export interface FileSourceConfig {
  id: string;
  /** A folder or a glob. */
  path: string;
  /** Where the billing period stands; undefined: in the path, if there is one. */
  period?: 'path' | 'content';
  files: 'parts' | 'snapshots';
  schedule: SchedulerServiceTaskScheduleDefinition;
  completenessLagDays: number;
  engine: DuckDbOptions;
}

const DAY = 86_400_000;
const DEFAULT_LAG_DAYS = 2;
const DEFAULT_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
};

/**
 * Reads the sources of type `files`.
 *
 * @throws InputError when a setting is not one; the message names it
 */
export function readFileSources(config: Config): FileSourceConfig[] {
  const engine: DuckDbOptions = {
    memoryLimit: config.getOptionalString('aiCost.duckdb.memoryLimit'),
    threads: config.getOptionalNumber('aiCost.duckdb.threads'),
    tempDirectory: config.getOptionalString('aiCost.duckdb.tempDirectory'),
    maxTempSize: config.getOptionalString('aiCost.duckdb.maxTempSize'),
  };
  return (config.getOptionalConfigArray('aiCost.sources') ?? [])
    .filter(source => source.getString('type') === 'files')
    .map(source => ({ ...readSource(source), engine }));
}

function readSource(source: Config): Omit<FileSourceConfig, 'engine'> {
  const id = source.getString('id');
  const format = source.getOptionalString('format') ?? 'focus';
  if (format !== 'focus') {
    throw new InputError(
      `aiCost.sources: the format of "${id}" must be focus, not "${format}"`,
    );
  }
  const schedule = source.getOptionalConfig('schedule');
  return {
    id,
    path: source.getString('path'),
    period: oneOf(source, 'layout.period', ['path', 'content']),
    files: oneOf(source, 'layout.files', ['parts', 'snapshots']) ?? 'parts',
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    completenessLagDays: source.has('completenessLag')
      ? durationToMilliseconds(
          readDurationFromConfig(source, { key: 'completenessLag' }),
        ) / DAY
      : DEFAULT_LAG_DAYS,
  };
}

function oneOf<T extends string>(
  source: Config,
  key: string,
  allowed: readonly T[],
): T | undefined {
  const text = source.getOptionalString(key);
  const found = allowed.find(value => value === text);
  if (text !== undefined && found === undefined) {
    throw new InputError(
      `aiCost.sources: ${key} of "${source.getString(
        'id',
      )}" must be one of ${allowed.join(', ')}, not "${text}"`,
    );
  }
  return found;
}
