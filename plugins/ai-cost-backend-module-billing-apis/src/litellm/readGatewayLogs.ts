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
  addDays,
  utcDay,
  type Day,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { z } from 'zod';
import {
  namedLiteLlmProvider,
  readRequestTags,
  type ApiClient,
} from 'backstage-plugin-ai-cost-node';
import type { Findings } from '../source/Findings';
import type { GatewayCall } from './gatewayDimensions';
import { spendLog, type SpendLog } from './shapes';
import { tokensOfCall } from './tokensOfCall';

/** A call that the gateway logged. */
export interface GatewayLog {
  startedAt: Date;
  call: GatewayCall;
  /** Attos; absent when the proxy did not say, and it cannot be none. */
  cost?: bigint;
  /** Each token is in one class only. */
  tokens: Partial<Record<TokenClass, number>>;
  failed: boolean;
}

const PATH = 'spend/logs';

/**
 * Reads the calls of a UTC day. What cannot be read, or names nobody who is paid
 * for it, or comes twice, is quarantined.
 */
export async function* readGatewayLogs(options: {
  client: ApiClient;
  day: Day;
  findings: Findings;
  signal: AbortSignal;
}): AsyncGenerator<GatewayLog> {
  const { client, day, findings, signal } = options;
  const rows = await client.getJson({
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
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const place = { file: `spend logs of ${day}`, row: at + 1 };
    const log = findings.read(row, { schema: spendLog, ...place });
    const startedAt = log && readInstant(log.startTime);
    if (log && !startedAt) {
      findings.reject({
        ...place,
        column: 'startTime',
        problem: 'is no date and time',
      });
    } else if (log && startedAt && utcDay(startedAt) === day) {
      const provider = namedLiteLlmProvider(log);
      const cost = costOf(log);
      const id = log.request_id;
      if (id !== undefined && seen.has(id)) {
        findings.reject({
          ...place,
          column: 'request_id',
          problem: 'is that of an earlier row, which counts',
        });
      } else if (provider !== undefined) {
        yield toGatewayLog(log, { startedAt, provider, cost });
      } else if (cost !== 0n) {
        // What failed before it was sent has none either, and cost nothing.
        findings.reject({
          ...place,
          column: 'custom_llm_provider',
          problem: 'names no provider, so nobody knows who is paid',
        });
      }
      if (id !== undefined) {
        seen.add(id);
      }
    }
  }
}

function toGatewayLog(
  log: SpendLog,
  told: { startedAt: Date; provider: string; cost?: bigint },
): GatewayLog {
  return {
    startedAt: told.startedAt,
    call: {
      provider: told.provider,
      model: log.model,
      team: log.team_id,
      key: log.api_key,
      keyAlias: log.metadata?.user_api_key_alias,
      callType: log.call_type,
      tags: readRequestTags(log.request_tags ?? []),
    },
    cost: told.cost,
    tokens: tokensOfCall(log),
    failed: hasFailed(log),
  };
}

/** What used no tokens of a provider cost nothing, also when nobody says so. */
function costOf(log: SpendLog): bigint | undefined {
  const used = Object.values(tokensOfCall(log)).some(count => count > 0);
  return log.spend ?? (used && !hasFailed(log) ? undefined : 0n);
}

function hasFailed({ status, metadata }: SpendLog): boolean {
  return (status ?? metadata?.status) === 'failure';
}

/** Without a zone it is UTC. */
function readInstant(text: string): Date | undefined {
  const iso = text.replace(' ', 'T');
  const instant = new Date(
    /(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? iso : `${iso}Z`,
  );
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
