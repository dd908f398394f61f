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

import { utcDay, type PortfolioQuery } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { ApprovalList } from '../approvals/ApprovalList';
import type { PortfolioInputs } from '../PortfolioInputs';
import {
  readPortfolioWindow,
  type PortfolioWindow,
} from '../readPortfolioWindow';
import { readEntityUse, type EntityUse } from './readEntityUse';

/** What is used, by whom, and what the organisation says of it. */
export interface PortfolioUse extends PortfolioWindow {
  /** Of all currencies. */
  uses: readonly EntityUse[];
  approvals: ApprovalList;
}

/** Reads what the reports on what is used have in common. */
export async function readPortfolioUse(
  knex: Knex,
  query: PortfolioQuery,
  inputs: PortfolioInputs,
): Promise<PortfolioUse> {
  const window = await readPortfolioWindow(knex, query, inputs);
  const { range, scopes, filters } = window;
  const today = utcDay(inputs.now);
  return {
    ...window,
    uses: await readEntityUse({
      knex,
      scopes: scopes.owned,
      filters: { ...filters, currency: undefined },
      range,
      basis: query.basis,
    }),
    approvals: ApprovalList.create(inputs.approvals, {
      day: query.to < today ? query.to : today,
    }),
  };
}
