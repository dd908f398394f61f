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
import { ENGINES } from '../engines';
import { isColumnName, parseTablePath } from '../sql/TablePath';
import { WarehouseBillingSource } from './WarehouseBillingSource';

const DEFAULT_SCHEDULE = {
  frequency: { hours: 6 },
  timeout: { hours: 1 },
};
const DEFAULT_COMPLETENESS_LAG_DAYS = 2;
const MILLISECONDS_PER_DAY = 86_400_000;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/**
 * Reads the sources of type `warehouse` under `aiCost.sources`.
 *
 * @throws InputError when one is wrong
 */
export function readWarehouseSources(config: Config): WarehouseBillingSource[] {
  return (config.getOptionalConfigArray('aiCost.sources') ?? [])
    .filter(source => source.getString('type') === 'warehouse')
    .map(source => {
      try {
        return readWarehouseSource(source);
      } catch (error) {
        if ((error as Error).name !== 'InputError') {
          throw error;
        }
        throw new InputError(
          `aiCost.sources: of the source "${source.getString('id')}", ${
            (error as Error).message
          }`,
        );
      }
    });
}

function readWarehouseSource(config: Config): WarehouseBillingSource {
  const { dialect, connector } = readEngine(config);
  return WarehouseBillingSource.create({
    id: config.getString('id'),
    dialect,
    connector: connector(
      config.getConfig('connection'),
      dialect.title,
      dialect.sessionSetup,
    ),
    table: parseTablePath(config.getString('table'), dialect.pathParts),
    columns: readColumns(config.getOptionalConfig('columns')),
    updatedAt: columnName(config.getOptionalString('updatedAt'), 'updatedAt'),
    since: readSince(config),
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
  });
}

function readEngine(config: Config) {
  const name = config.getString('engine');
  if (!Object.hasOwn(ENGINES, name)) {
    throw new InputError(
      `engine is "${name}"; allowed: ${Object.keys(ENGINES).join(', ')}`,
    );
  }
  return ENGINES[name];
}

function readColumns(config?: Config): Map<string, string> {
  const names = config?.keys() ?? [];
  return new Map(
    names.map(name => [
      name,
      columnName(config!.getString(name), `columns.${name}`)!,
    ]),
  );
}

function columnName(name: string | undefined, key: string): string | undefined {
  if (name !== undefined && !isColumnName(name)) {
    throw new InputError(
      `${key} has quotes, backslashes or control characters; rename the column in a view`,
    );
  }
  return name;
}

function readSince(config: Config): string | undefined {
  const since = config.getOptionalString('since');
  if (since !== undefined && !MONTH.test(since)) {
    throw new InputError(`since is "${since}"; write a month as YYYY-MM`);
  }
  return since;
}
