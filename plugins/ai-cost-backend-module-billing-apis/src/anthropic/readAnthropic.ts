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
import type { HourlyReader } from '../usage/HourlyReader';
import { anthropicCosts } from './anthropicCosts';
import { anthropicUsage } from './anthropicUsage';

/** Reads a source of type `anthropic`. */
export function readAnthropic(config: SourceConfig): CostReader {
  return anthropicCosts(readOptions(config));
}

/** Reads what such a source tells by the hour. */
export function readAnthropicUsage(config: SourceConfig): HourlyReader {
  return anthropicUsage(readOptions(config));
}

function readOptions(config: SourceConfig) {
  const apiKey = config.secret('apiKey');
  return {
    client: config.client({
      defaultUrl: 'https://api.anthropic.com',
      headers: { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' },
      secrets: [apiKey],
    }),
    account: config.text('account'),
  };
}
