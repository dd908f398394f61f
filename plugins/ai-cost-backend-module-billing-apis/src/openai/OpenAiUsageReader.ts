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
import { readOpenAiBuckets } from './readOpenAiBuckets';
import { completionsResult } from './shapes';
import { tokensOfCompletions } from './tokensOfCompletions';

const PATH = 'v1/organization/usage/completions';

/** Reads what an organization used of OpenAI's models in recent hours. */
export class OpenAiUsageReader implements HourlyReader {
  readonly description: string;
  readonly trailingHours = 6;
  readonly #client: ApiClient;
  readonly #account: string;

  static create(options: {
    client: ApiClient;
    account: string;
  }): OpenAiUsageReader {
    return new OpenAiUsageReader(options);
  }

  private constructor(options: { client: ApiClient; account: string }) {
    this.#client = options.client;
    this.#account = options.account;
    this.description = `Usage of the OpenAI organization ${options.account}`;
  }

  async read(
    window: UsageWindow,
    { signal, logger }: UsageSourceContext,
  ): Promise<HourlyUsage[]> {
    const findings = Findings.create();
    const usage: HourlyUsage[] = [];
    const buckets = await readOpenAiBuckets({
      client: this.#client,
      path: PATH,
      groupBy: ['project_id', 'model', 'api_key_id'],
      range: hourRange(window),
      signal,
    });
    for (const { start, results } of buckets) {
      const hour = utcHour(new Date(start));
      for (const [at, row] of results.entries()) {
        const place = { file: `usage of ${hour}`, row: at + 1 };
        const result = findings.read(row, {
          schema: completionsResult,
          ...place,
        });
        if (result) {
          usage.push({
            hour,
            provider: 'openai',
            model: result.model,
            account: this.#account,
            project: result.project_id,
            apiKeyId: result.api_key_id,
            tags: {},
            tokens: tokensOfCompletions(result),
            requests: result.num_model_requests,
          });
        }
      }
    }
    findings.logTo(logger);
    return usage;
  }
}
