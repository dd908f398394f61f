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

import { z } from 'zod';

const MOST_LABELS = 100;

/** Names may be anything that a label can be called, `__proto__` as well. */
const labels = z
  .custom<object>(value => typeof value === 'object' && value !== null)
  .transform((value, context) => {
    const entries = Object.entries(value);
    if (
      entries.length > MOST_LABELS ||
      entries.some(([, text]) => typeof text !== 'string')
    ) {
      context.addIssue('is no set of labels');
      return z.NEVER;
    }
    return new Map<string, string>(entries);
  });

/** `NaN` and `+Inf` are texts at Prometheus; what is empty is no number. */
const number = z
  .string()
  .transform(text =>
    text.trim() === ''
      ? NaN
      : Number(text.replace(/^([+-]?)Inf$/, (_all, sign) => `${sign}Infinity`)),
  );

const point = z.tuple([number, number]);

/**
 * A native histogram. Buckets in which there is nothing are not told. Whether a
 * bound belongs to its bucket is: of what is not negative, the upper one does.
 */
const histogram = z
  .object({
    count: number,
    sum: number,
    buckets: z
      .array(z.tuple([z.string(), number, number, number]))
      .nullish()
      .transform(buckets => buckets ?? []),
  })
  .transform(({ buckets, ...rest }) => ({
    ...rest,
    buckets: buckets.map(([_rule, lower, upper, count]) => ({
      ...{ lower, upper, count },
    })),
  }));

const histogramPoint = z.tuple([number, histogram]);

/** What a native histogram observed. */
export type NativeHistogram = z.infer<typeof histogram>;

const warnings = z
  .array(z.string())
  .nullish()
  .transform(texts => texts ?? []);

/** `/api/v1/query_range`. */
export const matrixAnswer = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: labels,
        values: z.array(point).default([]),
        histograms: z.array(histogramPoint).default([]),
      }),
    ),
  }),
  warnings,
});

/** `/api/v1/query`. */
export const instantAnswer = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({
      resultType: z.literal('vector'),
      result: z.array(
        z.object({
          metric: labels,
          value: point.optional(),
          histogram: histogramPoint.optional(),
        }),
      ),
    }),
    z.object({ resultType: z.literal('scalar'), result: point }),
  ]),
  warnings,
});

/** `/api/v1/label/__name__/values`. */
export const namesAnswer = z.object({
  status: z.literal('success'),
  data: z.array(z.string()),
});
