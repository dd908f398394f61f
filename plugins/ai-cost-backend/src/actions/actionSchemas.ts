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

import type { z as Zod } from 'zod/v3';

const NO_CONTROL = /^\P{Cc}*$/u;

/** Text that is compared exactly. */
export function text(z: typeof Zod) {
  return z
    .string()
    .max(1_000)
    .regex(NO_CONTROL, 'must not have control characters');
}

/** The inputs that all actions have in common. */
export function windowInputs(z: typeof Zod) {
  return {
    from: z
      .string()
      .optional()
      .describe(
        'First UTC day, included, as YYYY-MM-DD. Default: thirty days up to `to`.',
      ),
    to: z
      .string()
      .optional()
      .describe(
        'Last UTC day, included, as YYYY-MM-DD. Default: yesterday. Bills arrive days late, so see completeThrough in the answer.',
      ),
    basis: z
      .enum(['effective', 'billed', 'list'])
      .optional()
      .describe(
        'FOCUS cost metric: effective (amortised, the default), billed (what the invoice says) or list (public price).',
      ),
    currency: text(z)
      .optional()
      .describe(
        'Currency code, such as USD. Default: the one with the most charges. Currencies are never added together.',
      ),
  };
}

/** An amount of money, as in the whole API. */
export function amount(z: typeof Zod, description: string) {
  return z
    .string()
    .describe(`${description} An exact decimal in the answer's currency.`);
}

/** The entity that an action is asked about. */
export function entityInput(z: typeof Zod, kinds: string) {
  return text(z).describe(
    `Entity ref such as component:default/ranker or group:default/search. ${kinds}`,
  );
}
