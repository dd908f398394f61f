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
  CountMeasure,
  HistogramMeasure,
  ScoreDirection,
} from 'backstage-plugin-ai-cost-common';
import type {
  TelemetryDimensions,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import { hash } from 'node:crypto';

/** Of what figures are: all that tells them apart beside their time. */
export interface TelemetrySeries {
  /** Subject of the service that pushes, or `source:` and a source's id. */
  reporter: string;
  kind: TelemetrySample['kind'];
  measure: CountMeasure | HistogramMeasure | 'score';
  /** Of a business unit or a score; empty of others. */
  name: string;
  facts: TelemetryFacts;
}

/** What `telemetry_series.facts` holds as JSON. */
export interface TelemetryFacts {
  dimensions: TelemetryDimensions;
  /** Whether its figures are of hours, or of days as a whole. */
  resolution: 'hour' | 'day';
  /** Which of several systems of a source saw it. */
  system?: string;
  /** Of a histogram: upper bounds of the buckets, in seconds. */
  bounds?: readonly number[];
  /** Of a score. */
  evaluator?: string;
  /** Of a score. */
  direction?: ScoreDirection;
  /** Of a score: it is known how many were evaluated. */
  sized?: boolean;
}

/** The series of a sample, without what else is said of it. */
export function telemetrySeriesOf(
  sample: TelemetrySample,
  reporter: string,
): TelemetrySeries {
  const { kind } = sample;
  const facts: TelemetryFacts = {
    dimensions: dimensionsOf(sample.dimensions),
    resolution: sample.period.length === 10 ? 'day' : 'hour',
    system: sample.system,
  };
  switch (kind) {
    case 'count':
      return {
        ...{ reporter, kind, measure: sample.measure },
        name: sample.name ?? '',
        facts,
      };
    case 'histogram':
      return {
        ...{ reporter, kind, measure: sample.measure, name: '' },
        facts: { ...facts, bounds: [...sample.bounds] },
      };
    default:
      return {
        ...{ reporter, kind, measure: 'score', name: sample.name },
        facts: {
          ...facts,
          evaluator: sample.evaluator,
          direction: sample.direction,
          sized: sample.sampleSize !== undefined,
        },
      };
  }
}

/**
 * Identifies a series by its content, whatever the order of its tags.
 *
 * @returns 64 hexadecimal digits
 */
export function telemetrySeriesHash(series: TelemetrySeries): string {
  const { reporter, kind, measure, name, facts } = series;
  const { dimensions, resolution, bounds, evaluator } = facts;
  const { tags, ...fields } = dimensions;
  const content = [
    ...[reporter, kind, measure, name, resolution, evaluator],
    ...[bounds, facts.direction, facts.sized],
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .sort(byKey),
    Object.entries(tags).sort(byKey),
    ...(facts.system === undefined ? [] : [facts.system]),
  ];
  return hash('sha256', JSON.stringify(content));
}

function dimensionsOf(dimensions: TelemetryDimensions): TelemetryDimensions {
  const { provider, model, operation, account, project } = dimensions;
  const { apiKeyId, environment, resource, entityRef, tags } = dimensions;
  return {
    ...{ provider, model, operation, account, project },
    ...{ apiKeyId, environment, resource },
    entityRef: entityRef?.toLowerCase(),
    tags,
  };
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
