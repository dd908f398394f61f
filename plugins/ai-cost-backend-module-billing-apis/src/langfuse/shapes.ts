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

import { isDay } from 'backstage-plugin-ai-cost-common';
import { optionalCount, optionalText } from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { dispensableCount, money } from '../json/fields';

const day = z
  .string()
  .max(40)
  .transform(text => text.slice(0, 10))
  .refine(isDay, 'is no day');

const cost = money.nullish().transform(attos => attos ?? 0n);

/** The answer to a query of metrics. */
export const metricsAnswer = z.object({ data: z.array(z.unknown()) });

/** A row of it: what observations of a day cost. */
export const metricsRow = z
  .object({
    time_dimension: day,
    providedModelName: optionalText,
    environment: optionalText,
    traceName: optionalText,
    sum_totalCost: cost,
    sum_inputTokens: dispensableCount,
    sum_outputTokens: dispensableCount,
    count_count: dispensableCount,
  })
  .transform(row => ({
    day: row.time_dimension,
    model: row.providedModelName,
    environment: row.environment,
    traceName: row.traceName,
    cost: row.sum_totalCost,
    inputTokens: row.sum_inputTokens,
    outputTokens: row.sum_outputTokens,
    observations: row.count_count,
  }));

/** A page of the daily metrics of self-hosted servers. */
export const dailyPage = z.object({
  data: z.array(z.object({ date: day, usage: z.array(z.unknown()) })),
  meta: z.object({ totalPages: optionalCount }),
});

/** What a model cost on a day. */
export const dailyUsage = z
  .object({
    model: optionalText,
    inputUsage: dispensableCount,
    outputUsage: dispensableCount,
    countObservations: dispensableCount,
    totalCost: cost,
  })
  .transform(row => ({
    model: row.model,
    environment: undefined,
    traceName: undefined,
    cost: row.totalCost,
    inputTokens: row.inputUsage,
    outputTokens: row.outputUsage,
    observations: row.countObservations,
  }));

/** What was traced of a model on a day. */
export type TracedUsage = z.infer<typeof metricsRow>;
