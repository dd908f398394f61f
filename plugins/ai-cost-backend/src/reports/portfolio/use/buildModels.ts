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
  type CostBasis,
  type ModelCost,
  type PortfolioModel,
  type PortfolioModels,
  type PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { modelCosts } from '../../entity/modelCosts';
import type { PortfolioSum } from '../../sums/readPortfolioSums';
import type { ApprovalList } from '../approvals/ApprovalList';
import type { PortfolioInputs } from '../PortfolioInputs';
import { comparedUsage } from './comparedUsage';
import { modelFamily } from './modelFamily';
import { readPortfolioUse } from './PortfolioUse';
import { UseTally } from './UseTally';

const MOST_USERS = 10;

/** A model as somebody sells it. */
type SoldModel = Pick<ModelCost, 'model' | 'provider'>;

/**
 * Reads which models are paid for, and by whom, and folds it into the report.
 * All reads must be of one snapshot.
 */
export async function buildModels(
  knex: Knex,
  query: PortfolioQuery,
  inputs: PortfolioInputs,
): Promise<PortfolioModels> {
  const use = await readPortfolioUse(knex, query, inputs);
  const { sums, currency, approvals } = use;
  const tallies = new Map<string, UseTally>();
  for (const one of use.uses) {
    const tally = tallies.get(keyOf(one)) ?? UseTally.create(currency);
    tallies.set(keyOf(one), tally);
    tally.add(one);
  }
  return {
    query: { ...query, currency },
    currency,
    hidden: use.totals.hidden,
    models: modelCosts(sums, query.basis).map(cost => ({
      ...cost,
      ...factsOf(
        cost,
        sums.filter(({ series }) => keyOf(series) === keyOf(cost)),
        query.basis,
      ),
      ...usersOf(tallies.get(keyOf(cost)) ?? UseTally.create(currency)),
      status: statusOf(cost, approvals),
    })),
  };
}

function keyOf({ model, provider }: SoldModel): string {
  return JSON.stringify([model, provider]);
}

function factsOf(
  { model }: SoldModel,
  sums: readonly PortfolioSum[],
  basis: CostBasis,
): Pick<PortfolioModel, 'family' | 'environments' | 'comparedUsage'> {
  const current = sums.filter(({ window }) => window === 'current');
  const environments = current.map(({ series }) => series.environment);
  return {
    family: modelFamily(model),
    environments: [...new Set(environments)].sort(),
    comparedUsage: comparedUsage(sums, basis),
  };
}

function usersOf(
  tally: UseTally,
): Pick<PortfolioModel, 'users' | 'entities' | 'owners'> {
  return {
    users: tally.users(MOST_USERS).map(({ entityRef, owner, cost }) => ({
      entityRef,
      owner,
      cost: formatDecimal(cost),
    })),
    ...tally.counts(),
  };
}

function statusOf(
  { model, provider }: SoldModel,
  approvals: ApprovalList,
): PortfolioModel['status'] {
  return model === ''
    ? 'unlisted'
    : approvals.judge({ provider, model }).status;
}
