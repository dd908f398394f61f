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
import {
  liteLlmKeyName,
  liteLlmProvider,
  liteLlmTokens,
  namedLiteLlmProvider,
  readRequestTags,
  type TelemetryDimensions,
} from 'backstage-plugin-ai-cost-node';
import { cleanName } from '../source/cleanName';
import type { ModelCall } from '../source/CallTally';
import { readInstant } from '../source/readInstant';
import { spendLog, type SpendLog } from './shapes';

/** A call through the gateway; what failed, or its cache answered, has no times. */
export interface GatewayCall extends ModelCall {
  id?: string;
}

/**
 * Reads a row of the spend logs.
 *
 * @param keptTags - keys in lower case; undefined for all of them
 * @returns undefined when it is none
 */
export function readCall(
  row: unknown,
  keptTags: ReadonlySet<string> | undefined,
): GatewayCall | undefined {
  const log = spendLog.safeParse(row).data;
  const startedAt = readInstant(log?.startTime);
  if (!log || !startedAt) {
    return undefined;
  }
  const failed = (log.status ?? log.metadata?.status) === 'failure';
  const cached = /^true$/i.test(String(log.cache_hit));
  const retries = log.metadata?.attempted_retries;
  return {
    id: log.request_id,
    hour: utcHour(startedAt),
    dimensions: dimensionsOf(log, keptTags),
    failed,
    retried: retries === undefined ? undefined : retries > 0,
    ...(!failed && !cached && timesOf(log, startedAt)),
    ...(!cached && { tokens: tokensOf(log) }),
  };
}

function dimensionsOf(
  log: SpendLog,
  keptTags: ReadonlySet<string> | undefined,
): TelemetryDimensions {
  const provider = cleanName(namedLiteLlmProvider(log));
  return {
    provider: provider && liteLlmProvider(provider),
    model: cleanName(log.model),
    project: cleanName(log.team_id),
    apiKeyId: cleanName(
      liteLlmKeyName({
        alias: log.metadata?.user_api_key_alias,
        key: log.api_key,
      }),
    ),
    tags: readRequestTags(log.request_tags ?? [], keptTags),
  };
}

function timesOf(
  log: SpendLog,
  startedAt: Date,
): Pick<GatewayCall, 'duration' | 'toFirstToken'> {
  const endedAt = readInstant(log.endTime);
  const firstAt = readInstant(log.completionStartTime);
  if (!endedAt || endedAt < startedAt) {
    return {};
  }
  const seconds = (end: Date) => (end.getTime() - startedAt.getTime()) / 1000;
  return {
    duration: seconds(endedAt),
    // Of what does not stream, LiteLLM says that it began when it ended.
    ...(firstAt &&
      firstAt >= startedAt &&
      firstAt < endedAt && { toFirstToken: seconds(firstAt) }),
  };
}

function tokensOf(log: SpendLog): GatewayCall['tokens'] {
  const tokens = liteLlmTokens(log);
  return {
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    cache_read_tokens: tokens.cache_read,
    cache_write_tokens: tokens.cache_write,
  };
}
