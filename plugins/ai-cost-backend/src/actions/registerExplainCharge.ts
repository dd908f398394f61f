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

import { COST_DIMENSIONS } from 'backstage-plugin-ai-cost-common';
import { amount, entityInput, text, windowInputs } from './actionSchemas';
import { actionEntityRef, actionWindow } from './actionWindow';
import type { ActionOptions } from './registerActions';

const DEFAULT_LIMIT = 10;

/** Registers `explain-ai-charge`. */
export function registerExplainCharge(options: ActionOptions): void {
  const { actionsRegistry, reports, now } = options;
  actionsRegistry.register({
    name: 'explain-ai-charge',
    title: 'Explain AI charges',
    description: `The charge lines of the bill behind an entity's AI cost, most expensive first, and why each is the entity's.

A line is everything in the bill with the same account, service, resource, SKU and tags. \`cost\` is the entity's part of it over the days, \`share\` that part as 0 to 1. \`rule\` and \`reason\` say why it belongs to the entity, \`classification\` why it counts as AI. With \`conflict\`, others claim it just as well and it was divided.

Narrow by \`model\`, \`environment\`, \`workload\`, \`provider\` or \`service\`: exact values as get-ai-cost lists them, an empty text for "unknown". Pass \`nextCursor\` as \`cursor\` for more lines.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: entityInput(
            z,
            'A Component, Resource, API or other kind with costs of its own.',
          ),
          ...windowInputs(z),
          model: text(z).optional(),
          environment: text(z).optional(),
          workload: text(z).optional(),
          provider: text(z).optional(),
          service: text(z).optional(),
          limit: z
            .number()
            .int()
            .min(1)
            .max(50)
            .optional()
            .describe('Lines to list, 1 to 50. Default: 10.'),
          cursor: text(z).optional(),
        }),
      output: z =>
        z.object({
          totalLines: z.number(),
          nextCursor: z.string().optional(),
          lines: z.array(
            z.object({
              currency: z.string(),
              cost: amount(z, "The entity's part."),
              lineCost: amount(z, 'The whole line.'),
              share: z.number(),
              firstDay: z.string(),
              lastDay: z.string(),
              provider: z.string(),
              service: z.string(),
              model: z.string(),
              environment: z.string(),
              workload: z.string(),
              description: z.string().optional(),
              quantity: z.number().optional(),
              unit: z.string().optional(),
              rule: z.string(),
              reason: z.string(),
              conflict: z.boolean(),
              classification: z.string(),
            }),
          ),
        }),
    },
    examples: [
      {
        title: 'Why a component paid for a model',
        input: {
          entityRef: 'component:default/ranker',
          model: 'gpt-4o',
          from: '2026-10-01',
          to: '2026-10-31',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const basis = input.basis ?? 'effective';
      const asked = COST_DIMENSIONS.filter(it => input[it] !== undefined);
      const page = await reports.chargeLines(
        {
          entityRef: actionEntityRef(input.entityRef),
          ...actionWindow(input, now()),
          basis,
          currency: input.currency,
          filters: Object.fromEntries(asked.map(it => [it, input[it]!])),
          limit: input.limit ?? DEFAULT_LIMIT,
          cursor: input.cursor,
        },
        { credentials },
      );
      return {
        output: {
          totalLines: page.totalItems,
          nextCursor: page.nextCursor,
          lines: page.items.map(line => ({
            currency: line.currency,
            cost: line.cost[basis],
            lineCost: line.lineCost[basis],
            share: line.share,
            firstDay: line.firstDay,
            lastDay: line.lastDay,
            provider: line.provider,
            service: line.service,
            model: line.model,
            environment: line.environment,
            workload: line.workload,
            description: line.description,
            quantity: line.quantity,
            unit: line.unit,
            rule: line.attribution.rule,
            reason: line.attribution.reason,
            conflict: line.attribution.conflict,
            classification: line.classification.evidence,
          })),
        },
      };
    },
  });
}
