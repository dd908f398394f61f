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

import type { ApiClient, Charge } from 'backstage-plugin-ai-cost-node';
import type { BucketReports } from '../buckets/BucketReports';
import { ReportedCosts } from '../buckets/ReportedCosts';
import type { CostReader } from '../source/CostReader';
import { ANTHROPIC_FORMAT, COSTS, MESSAGES } from './reports';
import { PRICE_DETAILS, splitByKey } from './splitByKey';
import { toCharge } from './toCharge';

/**
 * Reads what an organization paid Anthropic. The cost report knows workspaces
 * and kinds of tokens, the usage report knows keys: costs of the same price are
 * divided among keys by their tokens.
 */
export function anthropicCosts(options: {
  client: ApiClient;
  account: string;
}): CostReader {
  return ReportedCosts.create({
    ...options,
    vendor: 'Anthropic',
    format: ANTHROPIC_FORMAT,
    readCharges: async reports => readCharges(reports, options.account),
  });
}

async function readCharges(
  reports: BucketReports,
  account: string,
): Promise<Charge[]> {
  const costs = await reports.read(COSTS);
  const usage = costs.some(({ token_type }) => token_type !== undefined)
    ? await reports.readWhereAllowed(
        { ...MESSAGES, groupBy: [...MESSAGES.groupBy, ...PRICE_DETAILS] },
        'costs come without keys and numbers of tokens',
      )
    : [];
  return splitByKey(costs, usage).map(part => toCharge(part, account));
}
