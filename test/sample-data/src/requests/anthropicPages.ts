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
  formatDecimal,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { DailyUsage } from './dailyUsage';
import { costOf, groupUsage, tokensOf } from './groupUsage';

const CENTS = 100n;

const TOKEN_TYPES: Record<TokenClass, [type: string, words: string]> = {
  input: ['uncached_input_tokens', 'Input Tokens'],
  cache_read: ['cache_read_input_tokens', 'Input Tokens, Cache Read'],
  cache_write: [
    'cache_creation.ephemeral_5m_input_tokens',
    'Input Tokens, Cache Write 5m',
  ],
  output: ['output_tokens', 'Output Tokens'],
};

/** Buckets of Anthropic's cost report; amounts are cents. */
export function anthropicCosts(
  usage: readonly DailyUsage[],
  days: readonly string[],
  groupBy: readonly string[],
): unknown[] {
  const workspaces = groupBy.includes('workspace_id');
  const descriptions = groupBy.includes('description');
  return days.map(day =>
    bucket(
      day,
      groupUsage(
        usage.filter(each => each.day === day),
        ({ caller, model, tokenClass }) => [
          workspaces && caller.subAccount,
          descriptions && [model.model, tokenClass],
        ],
      ).map(group => {
        const [{ caller, model, tokenClass }] = group;
        const [type, words] = TOKEN_TYPES[tokenClass];
        return {
          amount: formatDecimal(costOf(group) * CENTS),
          currency: 'USD',
          cost_type: descriptions ? 'tokens' : null,
          description: descriptions
            ? `${model.inMeters} Usage - ${words}`
            : null,
          model: descriptions ? modelId(model.atGateway) : null,
          token_type: descriptions ? type : null,
          service_tier: descriptions ? 'standard' : null,
          context_window: descriptions ? '0-200k' : null,
          inference_geo: descriptions ? 'global' : null,
          workspace_id: workspaces ? caller.subAccount : null,
        };
      }),
    ),
  );
}

/** Buckets of Anthropic's usage report. */
export function anthropicUsage(
  usage: readonly DailyUsage[],
  days: readonly string[],
  groupBy: readonly string[],
): unknown[] {
  const by = (name: string) => groupBy.includes(name);
  return days.map(day =>
    bucket(
      day,
      groupUsage(
        usage.filter(each => each.day === day),
        ({ caller, model }) => [
          by('workspace_id') && caller.subAccount,
          by('api_key_id') && caller.key,
          by('model') && model.model,
        ],
      ).map(group => {
        const [{ caller, model }] = group;
        return {
          account_id: null,
          api_key_id: by('api_key_id') ? caller.key : null,
          workspace_id: by('workspace_id') ? caller.subAccount : null,
          service_account_id: null,
          model: by('model') ? modelId(model.atGateway) : null,
          service_tier: by('service_tier') ? 'standard' : null,
          context_window: by('context_window') ? '0-200k' : null,
          inference_geo: null,
          uncached_input_tokens: tokensOf(group, 'input'),
          cache_read_input_tokens: tokensOf(group, 'cache_read'),
          cache_creation: {
            ephemeral_1h_input_tokens: 0,
            ephemeral_5m_input_tokens: tokensOf(group, 'cache_write'),
          },
          output_tokens: tokensOf(group, 'output'),
          server_tool_use: { web_search_requests: 0 },
        };
      }),
    ),
  );
}

function modelId(atGateway: string): string {
  return atGateway.slice(atGateway.indexOf('/') + 1);
}

function bucket(day: string, results: unknown[]): unknown {
  return {
    starting_at: `${day}T00:00:00Z`,
    ending_at: new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
      .toISOString()
      .replace('.000', ''),
    results,
  };
}
