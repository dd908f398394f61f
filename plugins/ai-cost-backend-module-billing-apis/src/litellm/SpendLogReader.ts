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

import { addDays, utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import { z } from 'zod';
import type { ApiClient } from '../http/ApiClient';
import { ChargeTally } from '../source/ChargeTally';
import type { CostReader, Reading, ReadWindow } from '../source/CostReader';
import { Findings } from '../source/Findings';
import { usageCharges } from '../source/usageCharges';
import { gatewayDimensions } from './gatewayDimensions';
import { namedProvider } from './providers';
import { readRequestTags } from './requestTags';
import { spendLog, type SpendLog } from './shapes';
import { tokensOfCall } from './tokensOfCall';

/** What a reader of a LiteLLM proxy is made of. */
export interface LiteLlmReaderOptions {
  client: ApiClient;
  /** Where the proxy is, for people. */
  baseUrl: string;
  /** Paying accounts by LiteLLM's name of the provider. */
  accounts: ReadonlyMap<string, string>;
}

const PATH = 'spend/logs';

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

  async read(
    window: ReadWindow,
    { signal }: { signal: AbortSignal },
  ): Promise<Reading> {
    const findings = Findings.create();
    const tally = ChargeTally.create();
    for (let day = window.from; day <= window.through; day = addDays(day, 1)) {
      const rows = await this.#client.getJson({
        path: PATH,
        query: [
          ['start_date', day],
          // Midnight of the day after, which the proxy includes.
          ['end_date', addDays(day, 1)],
          // Else days are added up, and nothing is left but keys and models.
          ['summarize', 'false'],
        ],
        schema: z.array(z.unknown()),
        signal,
      });
      for (const [at, row] of rows.entries()) {
        const place = { file: `spend logs of ${day}`, row: at + 1 };
        const log = findings.read(row, { schema: spendLog, ...place });
        if (log) {
          this.#addTo(tally, { log, day, findings, place });
        }
      }
    }
    return findings.toReading(tally.charges());
  }

  #addTo(
    tally: ChargeTally,
    call: {
      log: SpendLog;
      day: Day;
      findings: Findings;
      place: { file: string; row: number };
    },
  ): void {
    const { log, day, findings, place } = call;
    const startedAt = readInstant(log.startTime);
    if (!startedAt) {
      findings.reject({
        ...place,
        column: 'startTime',
        problem: 'is no date and time',
      });
      return;
    }
    if (utcDay(startedAt) !== day) {
      return;
    }
    const provider = namedProvider(log.custom_llm_provider, log.model);
    if (provider === undefined) {
      // What failed before it was sent has none, and cost nothing.
      if (log.spend !== 0n) {
        findings.reject({
          ...place,
          column: 'custom_llm_provider',
          problem: 'names no provider, so nobody knows who is paid',
        });
      }
      return;
    }
    const dimensions = gatewayDimensions(
      {
        provider,
        model: log.model,
        team: log.team_id,
        key: log.api_key,
        keyAlias: log.metadata?.user_api_key_alias,
        callType: log.call_type,
        tags: readRequestTags(log.request_tags ?? []),
      },
      this.#accounts,
    );
    const failed = (log.status ?? log.metadata?.status) === 'failure';
    const charges = usageCharges({
      dimensions,
      day,
      cost: log.spend,
      requests: failed ? 0 : 1,
      tokens: tokensOfCall(log),
    });
    for (const charge of charges) {
      tally.add(charge);
    }
  }
}

/** Without a zone it is UTC. */
function readInstant(text: string): Date | undefined {
  const iso = text.replace(' ', 'T');
  const instant = new Date(
    /(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? iso : `${iso}Z`,
  );
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
