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

import { splitAmount } from 'backstage-plugin-ai-cost-common';
import type { Timed } from '../buckets/BucketReports';
import type { CostResult, UsageResult } from './shapes';

/** A cost of a day. */
export type DailyCost = Timed<CostResult>;

/** Tokens of a day, by key. */
export type DailyUsage = Timed<UsageResult>;

/** A cost, or the part of one that a key caused. */
export interface CostPart {
  cost: DailyCost;
  /** Attos. */
  amount: bigint;
  /** Absent for the Workbench, which calls without a key, and where unknown. */
  keyId?: string;
  tokens?: number;
  /** The cost was divided; else it is whole. */
  divided: boolean;
  /** Rows of the cost report: 1 for the first part of a cost, else 0. */
  rows: number;
}

/** By what prices differ, beside model and kind of tokens. */
export const PRICE_DETAILS = [
  'service_tier',
  'context_window',
  'inference_geo',
] as const;
type PriceDetail = (typeof PRICE_DETAILS)[number];

/** Used, but paid for by commitment: it is never in the cost report. */
const PRIORITY_TIER = 'priority';

/**
 * Divides costs among the keys that used the tokens. All tokens of a cost have
 * one price, so their shares are those of the money; the parts add up to the
 * cost.
 */
export function splitByKey(
  costs: readonly DailyCost[],
  usage: readonly DailyUsage[],
): CostPart[] {
  const billed = usage.filter(
    ({ service_tier }) => service_tier !== PRIORITY_TIER,
  );
  const details = PRICE_DETAILS.filter(detail =>
    isToldByBoth(detail, costs, billed),
  );
  const tokensByKey = addUp(billed, details);
  const costsOfCell = new Map<string, number>();
  for (const cost of costs) {
    const cell = cellOf(cost, cost.token_type, details);
    costsOfCell.set(cell, (costsOfCell.get(cell) ?? 0) + 1);
  }
  return costs.flatMap(cost => {
    const cell = cellOf(cost, cost.token_type, details);
    const keys = [...(tokensByKey.get(cell) ?? [])];
    // Tokens of a cell with several costs cannot be told apart.
    const countable = costsOfCell.get(cell) === 1;
    return divide(cost, keys, countable);
  });
}

function divide(
  cost: DailyCost,
  keys: readonly [keyId: string, tokens: number][],
  countable: boolean,
): CostPart[] {
  if (keys.length === 0) {
    return [{ cost, amount: cost.amount, divided: false, rows: 1 }];
  }
  const amounts = splitAmount(
    cost.amount,
    keys.map(([, tokens]) => tokens),
  );
  return keys.map(([keyId, tokens], i) => ({
    cost,
    amount: amounts[i],
    keyId: keyId || undefined,
    tokens: countable ? tokens : undefined,
    divided: keys.length > 1,
    rows: i === 0 ? 1 : 0,
  }));
}

/** A report that does not tell a detail has no value in common with the other. */
function isToldByBoth(
  detail: PriceDetail,
  costs: readonly DailyCost[],
  usage: readonly DailyUsage[],
): boolean {
  const told = new Set(costs.map(cost => cost[detail]));
  return usage.some(
    ({ [detail]: value }) => value !== undefined && told.has(value),
  );
}

/** Tokens by cell and key; the empty key is the Workbench. */
function addUp(
  usage: readonly DailyUsage[],
  details: readonly PriceDetail[],
): Map<string, Map<string, number>> {
  const cells = new Map<string, Map<string, number>>();
  for (const each of usage) {
    for (const [type, tokens] of tokensOf(each)) {
      if (tokens > 0) {
        const cell = cellOf(each, type, details);
        const keys = cells.get(cell) ?? new Map<string, number>();
        const key = each.api_key_id ?? '';
        keys.set(key, (keys.get(key) ?? 0) + tokens);
        cells.set(cell, keys);
      }
    }
  }
  return cells;
}

/** In the words of the cost report, without overlap. */
function tokensOf(usage: DailyUsage): [type: string, tokens: number][] {
  const { cache_creation: creation } = usage;
  return [
    ['uncached_input_tokens', usage.uncached_input_tokens ?? 0],
    ['cache_read_input_tokens', usage.cache_read_input_tokens ?? 0],
    [
      'cache_creation.ephemeral_1h_input_tokens',
      creation?.ephemeral_1h_input_tokens ?? 0,
    ],
    [
      'cache_creation.ephemeral_5m_input_tokens',
      creation?.ephemeral_5m_input_tokens ?? 0,
    ],
    ['output_tokens', usage.output_tokens ?? 0],
  ];
}

function cellOf(
  row: DailyCost | DailyUsage,
  tokenType: string | undefined,
  details: readonly PriceDetail[],
): string {
  return JSON.stringify([
    row.time,
    row.workspace_id,
    row.model,
    tokenType,
    ...details.map(detail => row[detail]),
  ]);
}
