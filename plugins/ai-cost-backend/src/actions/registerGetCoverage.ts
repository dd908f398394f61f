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

import { amount, windowInputs } from './actionSchemas';
import { actionWindow } from './actionWindow';
import type { ActionOptions } from './registerActions';

const MOST_GROUPS = 20;

/** Registers `get-ai-cost-coverage`. */
export function registerGetCoverage(options: ActionOptions): void {
  const { actionsRegistry, coverage, now } = options;
  actionsRegistry.register({
    name: 'get-ai-cost-coverage',
    title: 'Get AI cost coverage',
    description: `How much of the AI bill has an owner in the catalog, and why the rest has none. For platform and finance teams: it needs the permission aiCost.unallocated.read.

\`coverage\` is the allocated part of gross usage cost, 0 to 1; credits and fees do not count towards it. \`target\` is what the organisation aims at. \`reasons\` tell why charges are nobody's, \`groups\` are charges that one annotation could claim together, most expensive first, at most twenty.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object(windowInputs(z)),
      output: z =>
        z.object({
          currency: z.string().optional(),
          coverage: z.number().optional(),
          previousCoverage: z.number().optional(),
          target: z.number(),
          unallocated: amount(z, "Usage cost that is nobody's."),
          total: amount(z, 'All AI spend.'),
          reasons: z.array(
            z.object({
              reason: z.string(),
              cost: z.string(),
              lines: z.number(),
            }),
          ),
          groups: z.array(
            z.object({
              reason: z.string(),
              provider: z.string(),
              service: z.string(),
              billingAccount: z.string(),
              cost: z.string(),
              resources: z.array(z.string()),
            }),
          ),
        }),
    },
    examples: [{ title: 'Coverage of the last thirty days', input: {} }],
    action: async ({ input, credentials }) => {
      const report = await coverage.coverage(
        {
          ...actionWindow(input, now()),
          basis: input.basis ?? 'effective',
          currency: input.currency,
        },
        { credentials },
      );
      return {
        output: {
          currency: report.currency,
          coverage: report.coverage,
          previousCoverage: report.previousCoverage,
          target: report.target,
          unallocated: report.parts.unallocatedUsage,
          total: report.parts.total,
          reasons: report.reasons.map(({ reason, cost, lines }) => ({
            ...{ reason, cost, lines },
          })),
          groups: report.groups.slice(0, MOST_GROUPS).map(group => ({
            reason: group.reason,
            provider: group.provider,
            service: group.service,
            billingAccount: group.billingAccount,
            cost: group.cost,
            resources: group.resources,
          })),
        },
      };
    },
  });
}
