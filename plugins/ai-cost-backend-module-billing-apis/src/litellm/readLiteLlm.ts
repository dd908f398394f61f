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

import type { CostReader } from '../source/CostReader';
import type { SourceConfig } from '../source/SourceConfig';
import { DailyActivityReader } from './DailyActivityReader';
import { GatewayUsageReader } from './GatewayUsageReader';
import { SpendLogReader, type LiteLlmReaderOptions } from './SpendLogReader';

/** Reads a source of type `litellm`. */
export function readLiteLlm(config: SourceConfig): CostReader {
  const options = readOptions(config);
  return config.oneOf('read', ['logs', 'daily']) === 'logs'
    ? SpendLogReader.create(options)
    : DailyActivityReader.create(options);
}

/** Reads what such a source tells by the hour. */
export function readGatewayUsage(config: SourceConfig): GatewayUsageReader {
  return GatewayUsageReader.create(readOptions(config));
}

function readOptions(config: SourceConfig): LiteLlmReaderOptions {
  const apiKey = config.secret('apiKey');
  return {
    client: config.client({
      headers: { authorization: `Bearer ${apiKey}` },
      secrets: [apiKey],
    }),
    baseUrl: config.text('baseUrl'),
    accounts: config.texts('accounts'),
  };
}
