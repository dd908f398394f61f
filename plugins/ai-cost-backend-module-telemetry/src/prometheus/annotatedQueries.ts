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

import type {
  HistogramMeasure,
  TelemetryQuery,
} from 'backstage-plugin-ai-cost-common';
import type {
  EntityTelemetryQuery,
  TelemetryDimensions,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import type { Evaluations } from './Evaluations';
import type { LabelMapping, Labels } from './LabelMapping';
import { Omissions } from './Omissions';
import type { Series } from './PrometheusApi';
import { readHistograms } from './readHistograms';
import { SampleTally } from './SampleTally';

const WINDOW = /\$window\b/g;
const LONGEST_EXPRESSION = 4_096;
const MOST_NAMED = 8;

const LATENCIES: Readonly<Record<string, HistogramMeasure>> = {
  latency: 'client_duration',
  'first-token': 'time_to_first_token',
  'per-token': 'time_per_output_token',
};

/** How a query of an annotation is asked. */
export interface AskedQuery {
  expression: string;
  /** What each of its values is of. */
  per: 'hour' | 'day';
}

/** Why a query cannot be used, for people. */
export interface Unusable {
  problem: string;
}

/**
 * With `$window` in it an expression is of hours; without it, of days, and has to
 * count a day.
 */
export function askedQuery({
  expression,
}: TelemetryQuery): AskedQuery | Unusable {
  if (expression.length > LONGEST_EXPRESSION) {
    return {
      problem: `The query has ${expression.length} characters; ${LONGEST_EXPRESSION} are allowed. Make a recording rule of it`,
    };
  }
  const hourly = expression.replace(WINDOW, '1h');
  return hourly === expression
    ? { expression, per: 'day' }
    : { expression: hourly, per: 'hour' };
}

/** What the series say that an entity's query answered with. */
export function annotatedSamples(
  query: EntityTelemetryQuery,
  series: readonly Series[],
  options: {
    mapping: LabelMapping;
    evaluations: Evaluations;
    evaluator: string;
  },
): { samples: TelemetrySample[]; problem?: string } {
  const { mapping } = options;
  const problem = ambiguity(query, series, mapping);
  if (problem !== undefined) {
    return { samples: [], problem };
  }
  const omissions = Omissions.create();
  const samples =
    query.kind === 'latency'
      ? latencies(query, series, { ...options, omissions })
      : values(query, series, { ...options, omissions });
  return { samples, problem: omissions.message };
}

function latencies(
  query: EntityTelemetryQuery,
  series: readonly Series[],
  options: Parameters<typeof values>[2],
): TelemetrySample[] {
  const { mapping, evaluations, omissions } = options;
  const tally = SampleTally.create();
  for (const { labels, at, ...histogram } of readHistograms(series, {
    omissions,
  })) {
    const period = evaluations.periodOf(at);
    const dimensions = dimensionsOf(query, labels, mapping);
    if (!dimensions) {
      omissions.add('hostile');
    } else if (period !== undefined) {
      const measure = LATENCIES[query.name];
      tally.addHistogram({
        ...{ kind: 'histogram', measure, period, dimensions },
        ...histogram,
      });
    }
  }
  return tally.samples;
}

function values(
  query: EntityTelemetryQuery,
  series: readonly Series[],
  options: {
    mapping: LabelMapping;
    evaluations: Evaluations;
    evaluator: string;
    omissions: Omissions;
  },
): TelemetrySample[] {
  const { mapping, evaluations, evaluator, omissions } = options;
  const { name } = query;
  return series.flatMap(each => {
    const dimensions = dimensionsOf(query, each.labels, mapping);
    if (!dimensions) {
      omissions.add('hostile', each.points.length);
      return [];
    }
    return each.points.flatMap(([at, value]): TelemetrySample[] => {
      const period = evaluations.periodOf(at);
      if (period === undefined) {
        return [];
      }
      if (query.kind === 'units') {
        return omissions.accepts(value)
          ? [
              {
                kind: 'count',
                measure: 'units',
                name,
                period,
                dimensions,
                value,
              },
            ]
          : [];
      }
      if (!Number.isFinite(value)) {
        omissions.add('notFinite');
        return [];
      }
      const direction = query.direction ?? 'higher';
      return [
        {
          kind: 'score',
          name,
          period,
          dimensions,
          value,
          evaluator,
          direction,
        },
      ];
    });
  });
}

/** An annotation says whose it is; labels say of which model and environment. */
function dimensionsOf(
  { entityRef, environment }: EntityTelemetryQuery,
  labels: Labels,
  mapping: LabelMapping,
): TelemetryDimensions | undefined {
  const found = mapping.dimensionsOf(labels);
  return (
    found && {
      entityRef,
      ...(found.model !== undefined ? { model: found.model } : {}),
      ...(found.environment ?? environment
        ? { environment: found.environment ?? environment }
        : {}),
      tags: {},
    }
  );
}

/** Why series cannot be told from each other; undefined where they can. */
function ambiguity(
  { kind }: TelemetryQuery,
  series: readonly Series[],
  mapping: LabelMapping,
): string | undefined {
  const ofBuckets = kind === 'latency';
  const isNative = ({ histograms }: Series) => histograms.length > 0;
  if (
    ofBuckets &&
    series.some(each => !each.labels.has('le') && !isNative(each))
  ) {
    return 'The query has to answer with the buckets of a histogram, which have a label le, such as sum by (le) (increase(request_duration_seconds_bucket[$window])), or with native histograms';
  }
  if (!ofBuckets && series.some(isNative)) {
    return 'The query answers with native histograms; put it into histogram_count(…), or another function that makes numbers of them';
  }
  const seen = new Set<string>();
  let twice = false;
  for (const { labels } of series) {
    const found = mapping.dimensionsOf(labels);
    const key = JSON.stringify([
      found?.model,
      found?.environment,
      ofBuckets && labels.get('le'),
    ]);
    twice ||= seen.has(key);
    seen.add(key);
  }
  if (!twice) {
    return undefined;
  }
  const differing = differingLabels(series).filter(
    name => !(ofBuckets && name === 'le'),
  );
  const unknown = differing.filter(name => !mapping.tellsApart(name));
  const named = (unknown.length > 0 ? unknown : differing)
    .slice(0, MOST_NAMED)
    .map(name => name.slice(0, 64).replace(/[^\w.:-]/g, '?'))
    .join(', ');
  const example = ofBuckets ? 'sum by (le) (…)' : 'sum(…)';
  return `The query answers with ${series.length} series that differ by ${named}; put it into ${example}, and keep only labels that name a model or an environment`;
}

function differingLabels(series: readonly Series[]): string[] {
  const names = new Set(series.flatMap(({ labels }) => [...labels.keys()]));
  return [...names]
    .filter(
      name => new Set(series.map(({ labels }) => labels.get(name))).size > 1,
    )
    .sort();
}
