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
  optionalCount,
  optionalText,
  requiredText,
} from 'backstage-plugin-ai-cost-node';
import { z } from 'zod';
import { anyNumber } from '../source/fields';

const optionalNumber = anyNumber
  .nullish()
  .transform(value => value ?? undefined);

/** The answer to a query of metrics: rows, each to be read by itself. */
export const metricsAnswer = z.object({ data: z.array(z.unknown()) });

/** Generations of an hour. */
export const generationsRow = z.object({
  time_dimension: requiredText,
  providedModelName: optionalText,
  environment: optionalText,
  traceName: optionalText,
  level: optionalText,
  count_count: optionalCount,
  sum_inputTokens: optionalCount,
  sum_outputTokens: optionalCount,
});

/** Scores of an hour. */
export const scoresRow = z.object({
  time_dimension: requiredText,
  name: requiredText,
  source: optionalText,
  dataType: optionalText,
  configId: optionalText,
  environment: optionalText,
  observationModelName: optionalText,
  traceName: optionalText,
  count_count: optionalCount,
  avg_value: optionalNumber,
});

export type ScoresRow = z.infer<typeof scoresRow>;

/** A page of observations, each to be read by itself. */
export const observationsPage = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ cursor: optionalText }).nullish(),
});

/** A generation: a call of a model. */
export const observation = z.object({
  startTime: requiredText,
  level: optionalText,
  environment: optionalText,
  providedModelName: optionalText,
  traceName: optionalText,
  tags: z.array(z.unknown()).nullish().catch(undefined),
  /** Seconds. */
  latency: optionalNumber,
  /** Seconds. */
  timeToFirstToken: optionalNumber,
  usageDetails: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});
