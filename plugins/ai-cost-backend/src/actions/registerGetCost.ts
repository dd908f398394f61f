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

import { parseEntityRef } from '@backstage/catalog-model';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  CostBasis,
  CostDimension,
  CostShare,
  CurrencyTotal,
  Day,
} from 'backstage-plugin-ai-cost-common';
import { amount, entityInput, windowInputs } from './actionSchemas';
import { actionEntityRef, actionWindow } from './actionWindow';
import type { ActionOptions, ActionServices } from './registerActions';

const SCOPES = ['group', 'user', 'system', 'domain'];
const MOST_MEMBERS = 50;
const MOST_SHARES = 10;

const DIMENSIONS = [
  'model',
  'environment',
  'workload',
  'provider',
  'service',
] as const satisfies readonly CostDimension[];

interface CostQuestion {
  entityRef: string;
  from: Day;
  to: Day;
  basis: CostBasis;
  currency?: string;
}

/** What a report says first, whichever it is. */
interface CostAnswer {
  currency?: string;
  completeThrough?: Day;
  totals: CurrencyTotal[];
  breakdowns: Record<CostDimension, CostShare[]>;
  members: { entityRef: string; owner?: string; cost: string }[];
  hiddenEntities?: number;
}

/** Registers `get-ai-cost`. */
export function registerGetCost(options: ActionOptions): void {
  options.actionsRegistry.register({
    name: 'get-ai-cost',
    title: 'Get AI cost',
    description: `What an entity of the catalog spends on AI: models, GPUs, training and AI services, as bills say.

Ask for a Component, Resource, API or other entity for its own cost, or for a Group, User, System or Domain for what everything that it answers for costs; the answer then lists the entities, most expensive first.

Amounts are exact decimals in \`currency\`. \`total\` is of all days asked for; compare \`completeTotal\` with \`previousTotal\` to tell a change, for both leave out days whose bills are not complete. An empty \`total\` means that no charge was found, which is not the same as zero cost: the entity may lack annotations.

An empty value in a breakdown stands for "unknown". Only costs that the user may read are counted; \`hiddenEntities\` says how many were left out.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: entityInput(
            z,
            'Any kind with costs, or a Group, User, System or Domain.',
          ),
          ...windowInputs(z),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          from: z.string(),
          to: z.string(),
          basis: z.string(),
          currency: z.string().optional(),
          completeThrough: z
            .string()
            .optional()
            .describe('Last day of which all bills are complete.'),
          total: amount(z, 'Cost of the days.').optional(),
          completeTotal: amount(z, 'Cost of the complete days.').optional(),
          previousTotal: amount(
            z,
            'Cost of the days before that match the complete ones.',
          ).optional(),
          otherCurrencies: z
            .array(z.object({ currency: z.string(), total: z.string() }))
            .describe('What was spent in other currencies.'),
          breakdowns: z
            .record(z.array(z.object({ value: z.string(), cost: z.string() })))
            .describe(
              'By model, environment, workload, provider and service, most expensive first, at most ten each.',
            ),
          members: z
            .array(
              z.object({
                entityRef: z.string(),
                owner: z.string().optional(),
                cost: z.string(),
              }),
            )
            .describe(
              'Of a Group, User, System or Domain: its entities, most expensive first, at most fifty.',
            ),
          hiddenEntities: z.number().optional(),
        }),
    },
    examples: [
      {
        title: 'What a component cost in October',
        input: {
          entityRef: 'component:default/ranker',
          from: '2026-10-01',
          to: '2026-10-31',
        },
      },
      {
        title: 'What a team spent in the last thirty days',
        input: { entityRef: 'group:default/search' },
      },
    ],
    action: async ({ input, credentials }) => {
      const question = {
        entityRef: actionEntityRef(input.entityRef),
        ...actionWindow(input, options.now()),
        basis: input.basis ?? 'effective',
        currency: input.currency,
      };
      const answer = await readCosts(question, { ...options, credentials });
      return { output: outputOf(question, answer) };
    },
  });
}

async function readCosts(
  question: CostQuestion,
  options: ActionServices & { credentials: BackstageCredentials },
): Promise<CostAnswer> {
  const { reports, rollUps, credentials } = options;
  const { entityRef, ...window } = question;
  const { kind } = parseEntityRef(entityRef);
  if (SCOPES.includes(kind.toLowerCase())) {
    const { report } = await rollUps.rollUp(
      {
        ...window,
        scopeRef: entityRef,
        granularity: 'month',
        groupBy: 'provider',
      },
      { credentials },
    );
    const { members, hidden, ...rest } = report!;
    return { ...rest, members, hiddenEntities: hidden?.entities };
  }
  const { report } = await reports.entityCosts(
    { ...window, entityRef, granularity: 'month', groupBy: 'model' },
    { credentials },
  );
  const { query, ...rest } = report!;
  return { ...rest, currency: query.currency, members: [] };
}

function outputOf(question: CostQuestion, answer: CostAnswer) {
  const { basis } = question;
  const { currency, totals, members } = answer;
  const total = totals.find(it => it.currency === currency);
  return {
    ...question,
    currency,
    completeThrough: answer.completeThrough,
    total: total?.current[basis],
    completeTotal: total?.currentComplete[basis],
    previousTotal: total?.previousComplete[basis],
    otherCurrencies: totals
      .filter(it => it.currency !== currency)
      .map(it => ({ currency: it.currency, total: it.current[basis] })),
    breakdowns: Object.fromEntries(
      DIMENSIONS.map(dimension => [
        dimension,
        answer.breakdowns[dimension]
          .slice(0, MOST_SHARES)
          .map(({ key, cost }) => ({ value: key, cost })),
      ]),
    ),
    members: members
      .slice(0, MOST_MEMBERS)
      .map(({ entityRef, owner, cost }) => ({ entityRef, owner, cost })),
    hiddenEntities: answer.hiddenEntities,
  };
}
