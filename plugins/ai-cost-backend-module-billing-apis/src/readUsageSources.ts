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
import { readAnthropicUsage } from './anthropic/readAnthropic';
import { readGatewayUsage } from './litellm/readLiteLlm';
import { readOpenAiUsage } from './openai/readOpenAi';
import { SourceConfig } from './source/SourceConfig';
import { ApiUsageSource } from './usage/ApiUsageSource';
import type { HourlyReader } from './usage/HourlyReader';

const SCHEDULE = { frequency: { minutes: 15 }, timeout: { minutes: 10 } };

/** By type of the source. */
const READERS: ReadonlyMap<string, (config: SourceConfig) => HourlyReader> =
  new Map<string, (config: SourceConfig) => HourlyReader>([
    ['openai', readOpenAiUsage],
    ['anthropic', readAnthropicUsage],
    ['litellm', readGatewayUsage],
  ]);

/**
 * Reads the sources under `aiCost.sources` that are to tell usage by the hour.
 *
 * @throws InputError when one is wrong, or its API does not tell hours
 */
export function readUsageSources(config: Config): ApiUsageSource[] {
  return (config.getOptionalConfigArray('aiCost.sources') ?? [])
    .filter(entry => entry.getOptionalBoolean('hourlyUsage'))
    .map(entry => {
      const source = SourceConfig.create(entry);
      const readReader = READERS.get(entry.getString('type'));
      if (!readReader) {
        throw source.wrong(
          'hourlyUsage',
          `is for the types ${[...READERS.keys()].join(', ')}`,
        );
      }
      return ApiUsageSource.create({
        id: source.id,
        reader: readReader(source),
        schedule: SCHEDULE,
      });
    });
}
