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
  addDays,
  type Day,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { noise } from '../story/noise';
import { CALLERS } from './callers';
import type { BilledModel, Caller, ModelRequest } from './ModelRequest';
import { MODELS } from './models';

const ATTOS_IN_PICO = 1_000_000n;

/** Of a call, at most. */
const MOST_TOKENS: Record<TokenClass, number> = {
  input: 12_000,
  cache_read: 8_000,
  cache_write: 3_000,
  output: 1_500,
};

/**
 * Calls of models by the callers, the same for the same arguments.
 *
 * @param options - `perDay` is how many calls each caller makes of each model
 */
export function generateRequests(options: {
  seed: number;
  from: Day;
  days: number;
  perDay: number;
}): ModelRequest[] {
  const { seed, from, days, perDay } = options;
  const requests: ModelRequest[] = [];
  for (let step = 0; step < days; step++) {
    const day = addDays(from, step);
    for (const caller of CALLERS) {
      for (const model of modelsOf(caller)) {
        for (let call = 0; call < perDay; call++) {
          requests.push(
            requestOf({ seed, day, caller, model, step: step * perDay + call }),
          );
        }
      }
    }
  }
  return requests;
}

function modelsOf(caller: Caller): BilledModel[] {
  return Object.values<BilledModel>(MODELS).filter(
    ({ vendor }) => vendor === caller.vendor,
  );
}

function requestOf(options: {
  seed: number;
  day: Day;
  caller: Caller;
  model: BilledModel;
  step: number;
}): ModelRequest {
  const { seed, day, caller, model, step } = options;
  const name = `${caller.key}/${model.model}`;
  const second = Math.floor((noise(seed, `${name}/at`, step) * 86_400) / 1000);
  const tokens: ModelRequest['tokens'] = {};
  const costs: ModelRequest['costs'] = {};
  for (const [tokenClass, price] of Object.entries(model.prices)) {
    const of = tokenClass as TokenClass;
    const count =
      1 +
      Math.floor((noise(seed, `${name}/${of}`, step) * MOST_TOKENS[of]) / 1000);
    tokens[of] = count;
    costs[of] = BigInt(count) * price * ATTOS_IN_PICO;
  }
  return {
    id: `${name}/${step}`,
    at: new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000).toISOString(),
    day,
    caller,
    model,
    tokens,
    costs,
  };
}
