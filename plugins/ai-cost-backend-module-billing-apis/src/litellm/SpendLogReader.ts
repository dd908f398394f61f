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

import { addDays } from 'backstage-plugin-ai-cost-common';
import { usageCharges, type ApiClient } from 'backstage-plugin-ai-cost-node';
import { ChargeTally } from '../source/ChargeTally';
import type {
  CostReader,
  Reading,
  ReadOptions,
  ReadWindow,
} from '../source/CostReader';
import { Findings } from '../source/Findings';
import { gatewayDimensions } from './gatewayDimensions';
import { readGatewayLogs } from './readGatewayLogs';

/** What a reader of a LiteLLM proxy is made of. */
export interface LiteLlmReaderOptions {
  client: ApiClient;
  /** Where the proxy is, for people. */
  baseUrl: string;
  /** Paying accounts by LiteLLM's name of the provider. */
  accounts: ReadonlyMap<string, string>;
}

/**
 * Reads each call that a LiteLLM proxy logged, day by day: the only place where
 * team, key, model and tags stand together.
 */
export class SpendLogReader implements CostReader {
  readonly grade = 'gateway_estimate';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 1;
  readonly readsToday = true;
  readonly #client: ApiClient;
  readonly #accounts: ReadonlyMap<string, string>;

  static create(options: LiteLlmReaderOptions): SpendLogReader {
    return new SpendLogReader(options);
  }

  private constructor(options: LiteLlmReaderOptions) {
    this.#client = options.client;
    this.#accounts = options.accounts;
    this.description = `Spend logs of the LiteLLM proxy at ${options.baseUrl}`;
    this.fingerprint = JSON.stringify(['litellm logs', ...options.accounts]);
  }

  async read(window: ReadWindow, { signal }: ReadOptions): Promise<Reading> {
    const findings = Findings.create();
    const tally = ChargeTally.create();
    const client = this.#client;
    let unknown = 0;
    for (let day = window.from; day <= window.through; day = addDays(day, 1)) {
      const logs = readGatewayLogs({ client, day, findings, signal });
      for await (const { call, cost, tokens, failed } of logs) {
        unknown += cost === undefined ? 1 : 0;
        const charges = usageCharges({
          dimensions: gatewayDimensions(call, this.#accounts),
          day,
          cost: cost ?? 0n,
          requests: failed ? 0 : 1,
          tokens,
        });
        for (const charge of charges) {
          tally.add(charge);
        }
      }
    }
    if (unknown > 0) {
      findings.note({
        severity: 'warning',
        period: window.period,
        message: `${unknown} calls used tokens, and the proxy does not say what they cost; they count without money`,
        advice: 'Give their models a price in the proxy',
      });
    }
    return findings.toReading(tally.charges());
  }
}
