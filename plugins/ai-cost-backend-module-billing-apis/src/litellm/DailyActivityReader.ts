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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import {
  type ApiClient,
  DeliveryError,
  readPages,
  usageCharges,
} from 'backstage-plugin-ai-cost-node';
import { ChargeTally } from '../source/ChargeTally';
import type { CostReader, Reading, ReadWindow } from '../source/CostReader';
import { Findings } from '../source/Findings';
import { gatewayDimensions } from './gatewayDimensions';
import { NEGLIGIBLE } from './restOf';
import { activityPage, type Activity } from './shapes';
import type { LiteLlmReaderOptions } from './SpendLogReader';
import { knownTokens } from './tokensOfCall';
import { usageByKey, type DailyUsage } from './usageByKey';

const PATH = 'user/daily/activity';
/** Each is a request or more. */
const MOST_MODELS = 500;

/**
 * Reads days by model, provider and key. A page of activity breaks down by one
 * of them at a time, and products of such parts would be invented; so it is asked
 * for each model alone, whose breakdown by provider and key is a real one.
 */
export class DailyActivityReader implements CostReader {
  readonly grade = 'gateway_estimate';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 1;
  readonly readsToday = true;
  readonly #client: ApiClient;
  readonly #accounts: ReadonlyMap<string, string>;

  static create(options: LiteLlmReaderOptions): DailyActivityReader {
    return new DailyActivityReader(options);
  }

  private constructor(options: LiteLlmReaderOptions) {
    this.#client = options.client;
    this.#accounts = options.accounts;
    this.description = `Daily activity of the LiteLLM proxy at ${options.baseUrl}`;
    this.fingerprint = JSON.stringify(['litellm daily', ...options.accounts]);
  }

  async read(
    window: ReadWindow,
    { signal }: { signal: AbortSignal },
  ): Promise<Reading> {
    const findings = Findings.create();
    const tally = ChargeTally.create();
    const all = await this.#activity(window, signal);
    const models = new Set(
      all.flatMap(({ breakdown }) => Object.keys(breakdown.models ?? {})),
    );
    if (models.size > MOST_MODELS) {
      throw new DeliveryError(
        `Daily activity of ${window.period} has ${models.size} models, and more than ${MOST_MODELS} are not asked for`,
        { advice: 'Set read of the source to logs, or since to a later month' },
      );
    }
    for (const model of [...models].sort()) {
      for (const activity of await this.#activity(window, signal, model)) {
        for (const usage of usageByKey(activity, findings)) {
          this.#addTo(tally, { model, ...usage });
        }
      }
    }
    const charges = tally.charges();
    noteMissing(findings, all, charges);
    return findings.toReading(charges);
  }

  #activity(
    window: ReadWindow,
    signal: AbortSignal,
    model?: string,
  ): Promise<Activity[]> {
    return readPages({
      client: this.#client,
      what: PATH,
      read: async (cursor = '1', budget) => {
        const { results, metadata } = await this.#client.getJson({
          path: PATH,
          query: [
            ['start_date', window.from],
            ['end_date', window.through],
            ['page', cursor],
            ['page_size', '1000'],
            ...(model === undefined ? [] : [['model', model] as const]),
          ].map(([name, value]): [string, string] => [name, value]),
          schema: activityPage,
          budget,
          signal,
        });
        const more =
          metadata.has_more ?? (metadata.total_pages ?? 1) > Number(cursor);
        return {
          items: results.filter(
            ({ date }) =>
              date.slice(0, 10) >= window.from &&
              date.slice(0, 10) <= window.through,
          ),
          next: more ? String(Number(cursor) + 1) : undefined,
        };
      },
    });
  }

  #addTo(tally: ChargeTally, usage: DailyUsage & { model: string }): void {
    const { day, provider, model, metrics } = usage;
    const charges = usageCharges({
      dimensions: gatewayDimensions(
        {
          provider,
          model,
          team: usage.team,
          key: usage.key,
          keyAlias: usage.keyAlias,
          tags: {},
        },
        this.#accounts,
      ),
      day,
      cost: metrics.spend,
      requests: metrics.successful_requests,
      tokens: knownTokens({
        prompt_tokens: metrics.prompt_tokens,
        completion_tokens: metrics.completion_tokens,
        metadata: { usage_object: metrics },
      }),
    });
    for (const charge of charges) {
      tally.add(charge);
    }
  }
}

/** Says what calls cost that no model or provider lists. */
function noteMissing(
  findings: Findings,
  all: readonly Activity[],
  charges: Reading['charges'],
): void {
  const total = all.reduce((sum, { metrics }) => sum + metrics.spend, 0n);
  const listed = charges.reduce((sum, { effective }) => sum + effective, 0n);
  const missing = total - listed;
  if (missing > NEGLIGIBLE || missing < -NEGLIGIBLE) {
    findings.note({
      severity: 'warning',
      message: `Daily activity adds up to ${formatDecimal(
        total,
      )} USD, and its models and providers to ${formatDecimal(listed)}`,
      advice:
        'Calls without a model or provider are left out; read: logs names them',
    });
  }
}
