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
import type { Findings } from '../source/Findings';
import type { GatewayCall } from './gatewayDimensions';
import { namedProvider } from './providers';
import { readRequestTags } from './requestTags';
import { spendLog, type SpendLog } from './shapes';

/** A call that the gateway logged. */
export interface GatewayLog {
  startedAt: Date;
  call: GatewayCall;
  log: SpendLog;
  failed: boolean;
}

const PATH = 'spend/logs';

/**
 * Reads the calls of a UTC day. What cannot be read, or names nobody who is paid
 * for it, is quarantined.
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
  for (const [at, row] of rows.entries()) {
    const place = { file: `spend logs of ${day}`, row: at + 1 };
    const log = findings.read(row, { schema: spendLog, ...place });
    const startedAt = log && readInstant(log.startTime);
    const provider = log && namedProvider(log.custom_llm_provider, log.model);
    if (log && !startedAt) {
      findings.reject({
        ...place,
        column: 'startTime',
        problem: 'is no date and time',
      });
    } else if (log && startedAt && utcDay(startedAt) === day) {
      if (provider !== undefined) {
        yield toGatewayLog(log, { startedAt, provider });
      } else if (log.spend !== 0n) {
        // What failed before it was sent has none either, and cost nothing.
        findings.reject({
          ...place,
          column: 'custom_llm_provider',
          problem: 'names no provider, so nobody knows who is paid',
        });
      }
    }
  }
}

function toGatewayLog(
  log: SpendLog,
  told: { startedAt: Date; provider: string },
): GatewayLog {
  return {
    log,
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
    failed: (log.status ?? log.metadata?.status) === 'failure',
  };
}

/** Without a zone it is UTC. */
function readInstant(text: string): Date | undefined {
  const iso = text.replace(' ', 'T');
  const instant = new Date(
    /(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? iso : `${iso}Z`,
  );
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
