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

import { utcHour } from 'backstage-plugin-ai-cost-common';
import type {
  HourlyUsage,
  UsageSourceContext,
  UsageWindow,
} from 'backstage-plugin-ai-cost-node';
import type { ApiClient } from '../http/ApiClient';
import { Findings } from '../source/Findings';
import type { HourlyReader } from '../usage/HourlyReader';
import { hourRange } from '../usage/hourRange';
import { readAnthropicBuckets } from './readAnthropicBuckets';
import { usageResult } from './shapes';

const PATH = 'v1/organizations/usage_report/messages';

/** Reads what an organization used of Anthropic's models in recent hours. */
export class AnthropicUsageReader implements HourlyReader {
  readonly description: string;
  readonly trailingHours = 6;
  readonly #client: ApiClient;
  readonly #account: string;

  static create(options: {
    client: ApiClient;
    account: string;
  }): AnthropicUsageReader {
    return new AnthropicUsageReader(options);
  }

  private constructor(options: { client: ApiClient; account: string }) {
    this.#client = options.client;
    this.#account = options.account;
    this.description = `Usage of the Anthropic organization ${options.account}`;
  }

  async read(
    window: UsageWindow,
    { signal, logger }: UsageSourceContext,
  ): Promise<HourlyUsage[]> {
    const findings = Findings.create();
    const usage: HourlyUsage[] = [];
    const buckets = await readAnthropicBuckets({
      client: this.#client,
      path: PATH,
      groupBy: ['api_key_id', 'workspace_id', 'model'],
      range: hourRange(window),
      signal,
    });
    for (const { start, results } of buckets) {
      const hour = utcHour(new Date(start));
      for (const [at, row] of results.entries()) {
        const place = { file: `usage of ${hour}`, row: at + 1 };
        const result = findings.read(row, { schema: usageResult, ...place });
        if (result) {
          const creation = result.cache_creation;
          usage.push({
            hour,
            provider: 'anthropic',
            model: result.model,
            account: this.#account,
            project: result.workspace_id ?? 'default',
            apiKeyId: result.api_key_id,
            tags: {},
            tokens: {
              input: result.uncached_input_tokens,
              cache_read: result.cache_read_input_tokens,
              cache_write:
                (creation?.ephemeral_1h_input_tokens ?? 0) +
                (creation?.ephemeral_5m_input_tokens ?? 0),
              output: result.output_tokens,
            },
          });
        }
      }
    }
    findings.logTo(logger);
    return usage;
  }
}
