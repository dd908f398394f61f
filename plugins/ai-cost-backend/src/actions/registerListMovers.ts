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

import { amount, entityInput, windowInputs } from './actionSchemas';
import { actionEntityRef, actionWindow } from './actionWindow';
import type { ActionOptions } from './registerActions';

/** Registers `list-ai-cost-movers`. */
export function registerListMovers(options: ActionOptions): void {
  const { actionsRegistry, rollUps, now } = options;
  actionsRegistry.register({
    name: 'list-ai-cost-movers',
    title: 'List AI cost movers',
    description: `Which entities of a Group, User, System or Domain changed most in AI cost, and why.

The complete days of the window are compared with the days before it that match them; \`compared\` says which, and is absent when no day is complete yet. The ten largest changes either way come first; a positive \`change\` is more cost. \`drivers\` explain a change and add up to it:
- \`volume\`: more or fewer tokens, at the old prices
- \`mix\`: tokens moved to other models or token classes
- \`price\`: the same tokens cost more or less
- \`unmetered\`: cost without tokens, such as GPU hours and credits
- \`new\`, \`gone\`: what there was no cost of before, or is none of now

Only costs that the user may read are counted; \`hiddenEntities\` says how many were left out.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: entityInput(z, 'A Group, User, System or Domain.'),
          ...windowInputs(z),
        }),
      output: z =>
        z.object({
          currency: z.string().optional(),
          compared: z
            .object({
              from: z.string(),
              to: z.string(),
              previousFrom: z.string(),
              previousTo: z.string(),
            })
            .optional(),
          movers: z.array(
            z.object({
              entityRef: z.string(),
              title: z.string().optional(),
              change: amount(z, 'More cost, or less when negative.'),
              drivers: z.array(
                z.object({ driver: z.string(), amount: z.string() }),
              ),
            }),
          ),
          hiddenEntities: z.number().optional(),
        }),
    },
    examples: [
      {
        title: 'What changed most for a team',
        input: { entityRef: 'group:default/search' },
      },
    ],
    action: async ({ input, credentials }) => {
      const { report } = await rollUps.rollUp(
        {
          scopeRef: actionEntityRef(input.entityRef),
          ...actionWindow(input, now()),
          basis: input.basis ?? 'effective',
          currency: input.currency,
          granularity: 'month',
          groupBy: 'entity',
        },
        { credentials },
      );
      const { comparedDays, movers, currency, hidden } = report!;
      return {
        output: {
          currency,
          compared: comparedDays && {
            ...comparedDays.current,
            previousFrom: comparedDays.previous.from,
            previousTo: comparedDays.previous.to,
          },
          movers: movers.map(({ entityRef, title, change, drivers }) => ({
            entityRef,
            title,
            change,
            drivers: drivers.map(it => ({
              driver: it.driver,
              amount: it.amount,
            })),
          })),
          hiddenEntities: hidden?.entities,
        },
      };
    },
  });
}
