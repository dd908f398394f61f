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

import { InputError } from '@backstage/errors';
import {
  addHours,
  utcHour,
  type TelemetryQuery,
} from 'backstage-plugin-ai-cost-common';
import type { ApiError, TelemetryPreview } from 'backstage-plugin-ai-cost-node';
import { annotatedSamples, askedQuery } from './annotatedQueries';
import { Evaluations } from './Evaluations';
import type { LabelMapping } from './LabelMapping';
import type { PrometheusApi, Series } from './PrometheusApi';

const MOST_PREVIEWED = 20;
/** What Prometheus answers to an expression that it cannot evaluate. */
const WRONG_EXPRESSION = new Set([400, 422]);
const HOURS_PER_DAY = 24;

/**
 * Answers a query of an annotation for the last hour or day that is over.
 *
 * @throws InputError that says what is wrong with the query
 */
export async function previewQuery(
  query: TelemetryQuery,
  options: {
    api: PrometheusApi;
    mapping: LabelMapping;
    evaluator: string;
    signal: AbortSignal;
  },
): Promise<TelemetryPreview> {
  const { api, mapping, evaluator, signal } = options;
  const asked = askedQuery(query);
  if ('problem' in asked) {
    throw new InputError(asked.problem);
  }
  const to = utcHour(new Date());
  const window = { from: addHours(to, -HOURS_PER_DAY), to };
  const evaluations = Evaluations.per(asked.per, window);
  const { end } = evaluations.parts.at(-1)!;
  const series = await api
    .instant(asked.expression, end, signal)
    .catch((error: ApiError) => {
      throw WRONG_EXPRESSION.has(error.status ?? 0)
        ? new InputError(error.message)
        : error;
    });
  const { problem } = annotatedSamples(
    // Whose it is makes no difference to what it says.
    { ...query, entityRef: '' },
    series,
    { mapping, evaluations, evaluator },
  );
  return {
    sent: asked.expression,
    series: series.slice(0, MOST_PREVIEWED).map(({ labels, ...values }) => ({
      labels: Object.fromEntries(
        [...labels].filter(([name]) => name !== '__proto__'),
      ),
      value: valueOf(values),
    })),
    found: series.length,
    problem,
  };
}

function valueOf({ points, histograms }: Omit<Series, 'labels'>): string {
  const [, histogram] = histograms.at(-1) ?? [];
  return histogram
    ? `${histogram.count} observed, their sum is ${histogram.sum}`
    : String(points.at(-1)?.[1] ?? '');
}
