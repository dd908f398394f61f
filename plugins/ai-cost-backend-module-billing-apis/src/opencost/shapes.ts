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

import { optionalText } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { dispensableQuantity, money } from '../json/fields';

const amount = money.nullish().transform(attos => attos ?? 0n);

/** The answer to a query of allocations: one map by name for each step. */
export const allocationAnswer = z.object({
  data: z.array(z.record(z.string(), z.unknown()).nullable()).nullable(),
});

/** What a part of a node cost. */
export const allocation = z
  .object({
    properties: z
      .object({
        cluster: optionalText,
        node: optionalText,
        namespace: optionalText,
        providerID: optionalText,
      })
      .nullish(),
    cpuCost: amount,
    cpuCostAdjustment: amount,
    gpuCost: amount,
    gpuCostAdjustment: amount,
    ramCost: amount,
    ramCostAdjustment: amount,
    gpuHours: dispensableQuantity,
  })
  .transform(({ properties, gpuHours, ...costs }) => ({
    ...properties,
    gpuHours,
    gpuCost: costs.gpuCost + costs.gpuCostAdjustment,
    // Of the machine: volumes, networks and load balancers are billed apart.
    cost: Object.values(costs).reduce((sum, attos) => sum + attos, 0n),
  }));

export type Allocation = z.infer<typeof allocation>;

/** What a served model cost. */
export const inferenceCost = z.object({
  properties: z.object({
    modelName: optionalText,
    namespace: optionalText,
    cluster: optionalText,
  }),
  totalCost: money,
  promptTokens: dispensableQuantity,
  generationTokens: dispensableQuantity,
});

const costSet = z.object({
  window: z.object({ start: z.string().max(40) }),
  inferenceCosts: z.record(z.string(), z.unknown()).nullish(),
});

/** The answer to a query of inference costs; versions differ in the name. */
export const inferenceAnswer = z.object({
  data: z
    .object({
      inferenceCostSets: z.array(costSet).nullish(),
      series: z.array(costSet).nullish(),
    })
    .transform(({ inferenceCostSets, series }) => ({
      sets: inferenceCostSets ?? series ?? [],
    })),
});
