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

import {
  usageCharges,
  type ApiClient,
  type ApiError,
} from 'backstage-plugin-ai-cost-node';
import { ChargeTally } from '../source/ChargeTally';
import type {
  CostReader,
  Reading,
  ReadOptions,
  ReadWindow,
} from '../source/CostReader';
import { Findings } from '../source/Findings';
import type { ModelAccount, ModelAccounts } from './ModelAccounts';
import { readDailyMetrics } from './readDailyMetrics';
import { readMetrics } from './readMetrics';
import type { TracedUsage } from './shapes';

const MOST_NAMED = 10;

/**
 * Reads what traces estimate. They name a model but not who was called, so calls
 * of models without a configured account are left out and reported: to guess
 * would count money twice that another bill has.
 */
export class LangfuseReader implements CostReader {
  readonly grade = 'trace_estimate';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 1;
  readonly readsToday = true;
  readonly #client: ApiClient;
  readonly #models: ModelAccounts;

  static create(options: {
    client: ApiClient;
    baseUrl: string;
    models: ModelAccounts;
  }): LangfuseReader {
    return new LangfuseReader(options);
  }

  private constructor(options: {
    client: ApiClient;
    baseUrl: string;
    models: ModelAccounts;
  }) {
    this.#client = options.client;
    this.#models = options.models;
    this.description = `Traces of the Langfuse project at ${options.baseUrl}`;
    this.fingerprint = JSON.stringify(['langfuse', options.models]);
  }

  async read(window: ReadWindow, { signal }: ReadOptions): Promise<Reading> {
    const findings = Findings.create();
    const tally = ChargeTally.create();
    const unmapped = new Set<string>();
    const client = this.#client;
    for (const usage of await this.#usage({
      client,
      window,
      findings,
      signal,
    })) {
      const { day, cost, model, inputTokens, outputTokens } = usage;
      const account =
        model === undefined ? undefined : this.#models.find(model);
      if (account && day >= window.from && day <= window.through) {
        const charges = usageCharges({
          dimensions: dimensionsOf(usage, account),
          day,
          cost,
          requests: usage.observations,
          tokens: { input: inputTokens, output: outputTokens },
          inputIncludesCache: true,
        });
        for (const charge of charges) {
          tally.add(charge);
        }
      } else if (!account && cost !== 0n) {
        unmapped.add(model ?? '(none)');
      }
    }
    noteUnmapped(findings, unmapped);
    return findings.toReading(tally.charges());
  }

  async #usage(
    options: Parameters<typeof readMetrics>[0],
  ): Promise<TracedUsage[]> {
    try {
      return await readMetrics(options);
    } catch (error) {
      if ((error as ApiError).status !== 404) {
        throw error;
      }
      // The server is too old, or does not write what they are made of.
      options.findings.note({
        severity: 'warning',
        message:
          'This Langfuse has no v2 metrics; daily metrics are read, which know neither environments nor traces',
        advice: 'Turn the v4 write mode of the server on',
      });
      return readDailyMetrics(options);
    }
  }
}

function dimensionsOf(usage: TracedUsage, account: ModelAccount) {
  return {
    billingCurrency: 'USD',
    billingAccountId: account.account,
    serviceProviderName: account.provider,
    hostProviderName: account.provider,
    serviceCategory: 'AI and Machine Learning',
    serviceSubcategory: 'Generative AI',
    serviceName: 'Langfuse',
    chargeCategory: 'Usage',
    modelId: usage.model,
    tags: {
      ...(usage.environment && { environment: usage.environment }),
      ...(usage.traceName && { trace: usage.traceName }),
    },
  };
}

function noteUnmapped(findings: Findings, models: ReadonlySet<string>): void {
  if (models.size > 0) {
    const names = [...models].sort();
    const more = names.length - MOST_NAMED;
    findings.note({
      severity: 'warning',
      message: `Traces of ${names.slice(0, MOST_NAMED).join(', ')}${
        more > 0 ? ` and ${more} more` : ''
      } are left out: nobody has said who is paid for these models`,
      advice: 'Add the models with their provider and account to the source',
    });
  }
}
