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
import { InputError } from '@backstage/errors';
import type { TelemetrySource } from 'backstage-plugin-ai-cost-node';
import { readCloudWatch } from './cloudwatch/readCloudWatch';
import { readCsvSource } from './csv/readCsvSource';
import { readLangfuse } from './langfuse/readLangfuse';
import { readLiteLlm } from './litellm/readLiteLlm';
import { readMlflow } from './mlflow/readMlflow';
import { readPrometheus } from './prometheus/readPrometheus';

/** Makes a source of an entry of `aiCost.telemetry.sources`. */
type CreateSource = (config: Config, root: Config) => TelemetrySource;

const TYPES: ReadonlyMap<string, CreateSource> = new Map<string, CreateSource>([
  ['cloudwatch', readCloudWatch],
  ['csv', readCsvSource],
  ['langfuse', readLangfuse],
  ['litellm', readLiteLlm],
  ['mlflow', readMlflow],
  ['prometheus', readPrometheus],
]);

/**
 * Makes the sources of `aiCost.telemetry.sources`.
 *
 * @throws InputError that names the source and the setting
 */
export function readTelemetrySources(config: Config): TelemetrySource[] {
  const entries = config.getOptionalConfigArray('aiCost.telemetry.sources');
  return (entries ?? []).map(entry => {
    const type = entry.getString('type');
    const create = TYPES.get(type);
    if (!create) {
      throw new InputError(
        `aiCost.telemetry.sources: there is no type ${JSON.stringify(
          type,
        )}; write one of ${[...TYPES.keys()].join(', ')}`,
      );
    }
    return create(entry, config);
  });
}
