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

import type { TelemetryBatch } from 'backstage-plugin-ai-cost-node';
import type { Convention } from './Convention';
import type { Evaluations } from './Evaluations';
import {
  counterExpression,
  gpuExpression,
  histogramExpression,
  isThere,
} from './expressions';
import type { LabelMapping } from './LabelMapping';
import { Omissions } from './Omissions';
import type { Series } from './PrometheusApi';
import { readHistograms } from './readHistograms';
import { SampleTally } from './SampleTally';

/**
 * The expression that reads a convention; undefined where the server has none of
 * its metrics.
 */
export function conventionExpression(
  convention: Convention,
  options: { labels: readonly string[]; has(name: string): boolean },
): string | undefined {
  if (convention.unless?.some(metric => isThere(metric, options))) {
    return undefined;
  }
  switch (convention.kind) {
    case 'counter':
      return counterExpression(convention, options);
    case 'histogram':
      return histogramExpression(convention, options);
    default:
      return gpuExpression(convention, options);
  }
}

/** What the series of {@link conventionExpression} say. */
export function conventionSamples(
  convention: Convention,
  series: readonly Series[],
  options: { mapping: LabelMapping; evaluations: Evaluations },
): TelemetryBatch {
  const { mapping, evaluations } = options;
  const { system } = convention;
  const tally = SampleTally.create();
  const omissions = Omissions.create();
  if (convention.kind === 'histogram') {
    const [{ factor }] = convention.metrics;
    for (const { labels, at, ...histogram } of readHistograms(series, {
      omissions,
      factor,
    })) {
      const period = evaluations.periodOf(at);
      const dimensions = mapping.dimensionsOf(labels, system);
      if (!dimensions) {
        omissions.add('hostile');
      } else if (period !== undefined) {
        const { measure } = convention;
        tally.addHistogram({
          ...{ kind: 'histogram', measure, system, period, dimensions },
          ...histogram,
        });
      }
    }
  } else {
    for (const { labels, points } of series) {
      const dimensions = mapping.dimensionsOf(labels, system);
      if (!dimensions) {
        omissions.add('hostile', points.length);
        continue;
      }
      for (const [at, value] of points) {
        const period = evaluations.periodOf(at);
        if (period !== undefined && omissions.accepts(value)) {
          const { measure } = convention;
          tally.addCount({
            ...{ kind: 'count', measure, system, period, dimensions },
            value,
          });
        }
      }
    }
  }
  const { message } = omissions;
  return {
    samples: tally.samples,
    problems: message
      ? [{ message: `${convention.metrics[0].name}: ${message}` }]
      : [],
  };
}
