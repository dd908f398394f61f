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

import { isError } from '@backstage/errors';
import type { HistogramMeasure } from 'backstage-plugin-ai-cost-common';
import type {
  EntityTelemetryQuery,
  TelemetryProblem,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import { SampleSelector } from './SampleSelector';

const LATENCIES: Readonly<Record<string, HistogramMeasure>> = {
  latency: 'client_duration',
  'first-token': 'time_to_first_token',
  'per-token': 'time_per_output_token',
};

/** A query of an annotation: what it picks is given to the entity as well. */
export class SampleQuery {
  readonly #query: EntityTelemetryQuery;
  readonly #selector: SampleSelector;

  static create(query: EntityTelemetryQuery): SampleQuery | TelemetryProblem {
    try {
      return new SampleQuery(query, SampleSelector.parse(query.expression));
    } catch (error) {
      return { query, message: isError(error) ? error.message : String(error) };
    }
  }

  private constructor(query: EntityTelemetryQuery, selector: SampleSelector) {
    this.#query = query;
    this.#selector = selector;
  }

  /** The sample as the entity's; undefined where the query does not pick it. */
  pick(sample: TelemetrySample): TelemetrySample | undefined {
    if (!this.#selector.matches(sample)) {
      return undefined;
    }
    const { kind, name, direction, entityRef, environment } = this.#query;
    const { model, environment: own = environment } = sample.dimensions;
    const dimensions = { model, environment: own, entityRef, tags: {} };
    if (kind === 'units' && sample.kind === 'count') {
      return { ...sample, measure: 'units', name, dimensions };
    }
    if (kind === 'latency' && sample.kind === 'histogram') {
      return { ...sample, measure: LATENCIES[name], dimensions };
    }
    return kind === 'quality' && sample.kind === 'score'
      ? {
          ...sample,
          name,
          direction: direction ?? sample.direction,
          dimensions,
        }
      : undefined;
  }
}
