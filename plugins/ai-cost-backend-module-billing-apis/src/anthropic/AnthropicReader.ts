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

import { utcDay } from 'backstage-plugin-ai-cost-common';
import type { ApiClient } from '../http/ApiClient';
import type { CostReader, Reading, ReadWindow } from '../source/CostReader';
import { dayRange } from '../source/dayRange';
import { Findings } from '../source/Findings';
import type { Bucket } from '../source/readBuckets';
import { whereAllowed } from '../source/whereAllowed';
import { splitByKey, type DailyCost, type DailyUsage } from './splitByKey';
import { readAnthropicBuckets } from './readAnthropicBuckets';
import { costResult, usageResult } from './shapes';
import { toCharge } from './toCharge';

const COSTS = 'v1/organizations/cost_report';
const USAGE = 'v1/organizations/usage_report/messages';

/**
 * Reads what an organization paid Anthropic. The cost report knows workspaces
 * and kinds of tokens, the usage report knows keys: costs of the same price are
 * divided among keys by their tokens.
 */
export class AnthropicReader implements CostReader {
  readonly grade = 'provider_cost';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 3;
  readonly readsToday = false;
  readonly #client: ApiClient;
  readonly #account: string;

  static create(options: {
    client: ApiClient;
    account: string;
  }): AnthropicReader {
    return new AnthropicReader(options);
  }

  private constructor(options: { client: ApiClient; account: string }) {
    this.#client = options.client;
    this.#account = options.account;
    this.description = `Costs of the Anthropic organization ${options.account}`;
    this.fingerprint = JSON.stringify(['anthropic', options.account]);
  }

  async read(
    window: ReadWindow,
    { signal }: { signal: AbortSignal },
  ): Promise<Reading> {
    const findings = Findings.create();
    const costs = toCosts(
      await readAnthropicBuckets({
        client: this.#client,
        path: COSTS,
        groupBy: ['workspace_id', 'description'],
        range: dayRange(window),
        signal,
      }),
      findings,
    );
    const buckets = costs.some(({ token_type }) => token_type !== undefined)
      ? await whereAllowed(findings, {
          what: 'Usage of messages',
          loss: 'costs come without keys and numbers of tokens',
          read: () =>
            readAnthropicBuckets({
              client: this.#client,
              path: USAGE,
              groupBy: [
                'api_key_id',
                'workspace_id',
                'model',
                'service_tier',
                'context_window',
                'inference_geo',
              ],
              range: dayRange(window),
              signal,
            }),
        })
      : undefined;
    const parts = splitByKey(costs, (buckets ?? []).flatMap(toUsage));
    return findings.toReading(parts.map(part => toCharge(part, this.#account)));
  }
}

function toCosts(buckets: readonly Bucket[], findings: Findings): DailyCost[] {
  return buckets.flatMap(({ start, results }) => {
    const day = utcDay(new Date(start));
    return results.flatMap((row, at) => {
      const result = findings.read(row, {
        schema: costResult,
        file: `cost report of ${day}`,
        row: at + 1,
      });
      return result ? [{ day, ...result }] : [];
    });
  });
}

/** Usage that cannot be read leaves keys unknown, and money alone. */
function toUsage({ start, results }: Bucket): DailyUsage[] {
  const day = utcDay(new Date(start));
  return results.flatMap(row => {
    const result = usageResult.safeParse(row);
    return result.success ? [{ day, ...result.data }] : [];
  });
}
