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

const LINE_ITEMS: Partial<Record<TokenClass, string>> = {
  input: 'input',
  cache_read: 'cached input',
  output: 'output',
};

/** Buckets of OpenAI's costs, by what the query groups by. */
export function openAiCosts(
  usage: readonly DailyUsage[],
  days: readonly string[],
  groupBy: readonly string[],
): unknown[] {
  const by = (name: string) => groupBy.includes(name);
  const lineItem = ({ model, tokenClass }: DailyUsage) =>
    `${model.inMeters}, ${LINE_ITEMS[tokenClass]}`;
  return days.map(day =>
    bucket(
      day,
      groupUsage(
        usage.filter(each => each.day === day),
        each => [
          by('project_id') && each.caller.subAccount,
          by('line_item') && lineItem(each),
          by('api_key_id') && each.caller.key,
        ],
      ).map(group => ({
        object: 'organization.costs.result',
        // The digits are few enough for a number.
        amount: {
          value: Number(formatDecimal(costOf(group))),
          currency: 'usd',
        },
        line_item: by('line_item') ? lineItem(group[0]) : null,
        project_id: by('project_id') ? group[0].caller.subAccount : null,
        api_key_id: by('api_key_id') ? group[0].caller.key : null,
        quantity: by('line_item') ? tokensOf(group, group[0].tokenClass) : null,
        quantity_unit: by('line_item') ? 'tokens' : null,
      })),
    ),
  );
}

/** Buckets of OpenAI's usage of completions, by what the query groups by. */
export function openAiUsage(
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
          by('project_id') && caller.subAccount,
          by('model') && model.inMeters,
          by('api_key_id') && caller.key,
        ],
      ).map(group => ({
        object: 'organization.usage.completions.result',
        input_tokens: tokensOf(group, 'input', 'cache_read'),
        input_cached_tokens: tokensOf(group, 'cache_read'),
        input_cache_write_tokens: 0,
        input_uncached_tokens: tokensOf(group, 'input'),
        output_tokens: tokensOf(group, 'output'),
        num_model_requests: group[0].requests,
        project_id: by('project_id') ? group[0].caller.subAccount : null,
        user_id: null,
        api_key_id: by('api_key_id') ? group[0].caller.key : null,
        model: by('model') ? group[0].model.inMeters : null,
        batch: null,
      })),
    ),
  );
}

function bucket(day: string, results: unknown[]): unknown {
  const start = Date.parse(`${day}T00:00:00Z`) / 1000;
  return {
    object: 'bucket',
    start_time: start,
    end_time: start + 86_400,
    results,
  };
}
