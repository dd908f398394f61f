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

import { addDays, utcDay, utcHour } from 'backstage-plugin-ai-cost-common';
import {
  liteLlmKeyName,
  liteLlmProvider,
  type ApiClient,
  type HourlyUsage,
  type UsageSourceContext,
  type UsageWindow,
} from 'backstage-plugin-ai-cost-node';
import { Findings } from '../source/Findings';
import type { HourlyReader } from '../usage/HourlyReader';
import { HourlyTally, type LoggedCall } from '../usage/HourlyTally';
import { readGatewayLogs, type GatewayLog } from './readGatewayLogs';
import type { LiteLlmReaderOptions } from './SpendLogReader';

/** Reads the calls that a LiteLLM proxy logged in recent hours. */
export class GatewayUsageReader implements HourlyReader {
  readonly description: string;
  readonly trailingHours = 3;
  readonly #client: ApiClient;
  readonly #accounts: ReadonlyMap<string, string>;

  static create(options: LiteLlmReaderOptions): GatewayUsageReader {
    return new GatewayUsageReader(options);
  }

  private constructor(options: LiteLlmReaderOptions) {
    this.#client = options.client;
    this.#accounts = options.accounts;
    this.description = `Calls through the LiteLLM proxy at ${options.baseUrl}`;
  }

  async read(
    window: UsageWindow,
    { signal, logger }: UsageSourceContext,
  ): Promise<HourlyUsage[]> {
    const findings = Findings.create();
    const client = this.#client;
    const tally = HourlyTally.create();
    const last = utcDay(new Date(Date.parse(window.to) - 1));
    for (
      let day = utcDay(new Date(window.from));
      day <= last;
      day = addDays(day, 1)
    ) {
      for await (const log of readGatewayLogs({
        client,
        day,
        findings,
        signal,
      })) {
        const hour = utcHour(log.startedAt);
        if (hour >= window.from && hour < window.to) {
          tally.add({ hour, ...this.#toCall(log) });
        }
      }
    }
    findings.logTo(logger);
    return tally.usage();
  }

  #toCall(log: GatewayLog): Omit<LoggedCall, 'hour'> {
    const { call, cost, tokens, failed } = log;
    return {
      dimensions: {
        provider: liteLlmProvider(call.provider),
        model: call.model,
        account: this.#accounts.get(call.provider),
        project: call.team,
        apiKeyId: liteLlmKeyName({ alias: call.keyAlias, key: call.key }),
        tags: call.tags,
      },
      tokens,
      requests: failed ? 0 : 1,
      cost,
    };
  }
}
