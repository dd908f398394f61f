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

import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { TelemetryQuery } from 'backstage-plugin-ai-cost-common';
import type {
  EntityTelemetryQuery,
  TelemetryBatch,
  TelemetryContext,
  TelemetryConvention,
  TelemetryPreview,
  TelemetrySource,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import type { SourceTiming } from '../settings/SourceTiming';
import { askAnnotations } from './askAnnotations';
import { askSeries } from './askSeries';
import type { Convention } from './Convention';
import { conventionExpression, conventionSamples } from './conventionSamples';
import { KNOWN_NAMES } from './conventions';
import { Evaluations } from './Evaluations';
import type { LabelMapping } from './LabelMapping';
import { previewQuery } from './previewQuery';
import type { PrometheusApi } from './PrometheusApi';

/** Telemetry of a Prometheus server, by convention and by annotation. */
export class PrometheusSource implements TelemetrySource {
  readonly id: string;
  readonly type = 'prometheus';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
  readonly historyHours: number;
  readonly conventions: readonly TelemetryConvention[];
  readonly #options: Parameters<typeof PrometheusSource.create>[0];

  static create(
    options: SourceTiming & {
      /** For queries of this module. */
      api: PrometheusApi;
      /** For queries of annotations, which may be anything. */
      annotationApi: PrometheusApi;
      /** For queries that somebody tries, who should not wait for annotations. */
      previewApi: PrometheusApi;
      /** Where the server is, for people. */
      baseUrl: string;
      conventions: readonly Convention[];
      mapping: LabelMapping;
    },
  ): PrometheusSource {
    return new PrometheusSource(options);
  }

  private constructor(options: Parameters<typeof PrometheusSource.create>[0]) {
    this.#options = options;
    this.id = options.id;
    this.description = `Metrics of the Prometheus server at ${options.baseUrl}`;
    this.schedule = options.schedule;
    this.trailingHours = options.trailingHours;
    this.historyHours = options.historyHours;
    this.conventions = [
      ...options.conventions.flatMap(({ metrics, measure, system }) =>
        metrics.map(({ name, where }) => ({
          name: where ? `${name}{${where}}` : name,
          ...{ measure, system },
        })),
      ),
      ...options.mapping.described,
    ];
  }

  async *collect(
    window: TelemetryWindow,
    context: TelemetryContext,
  ): AsyncGenerator<TelemetryBatch> {
    const { signal, queries } = context;
    const byEntity = new Map<string, EntityTelemetryQuery[]>();
    for (const query of queries) {
      const ofEntity = byEntity.get(query.entityRef) ?? [];
      byEntity.set(query.entityRef, [...ofEntity, query]);
    }
    const asked = [
      ...(await this.#conventions(window, signal)),
      ...[...byEntity.values()].map(
        ofEntity => () =>
          askAnnotations(ofEntity, { ...this.#options, window, signal }),
      ),
    ].map(ask => ask());
    for (const each of asked) {
      // The run ends with the first that fails; of the others nobody hears.
      each.catch(() => {});
    }
    for (const each of asked) {
      yield* await each;
    }
  }

  async preview(
    query: TelemetryQuery,
    { signal }: Omit<TelemetryContext, 'queries'>,
  ): Promise<TelemetryPreview> {
    const { previewApi, mapping, id } = this.#options;
    return previewQuery(query, {
      ...{ api: previewApi, mapping, signal },
      evaluator: id,
    });
  }

  /** Asks only for names that the server has. */
  async #conventions(
    window: TelemetryWindow,
    signal: AbortSignal,
  ): Promise<(() => Promise<TelemetryBatch[]>)[]> {
    const { api, conventions, mapping } = this.#options;
    if (conventions.length === 0) {
      return [];
    }
    const names = await api.metricNames({
      selector: KNOWN_NAMES,
      ...window,
      signal,
    });
    const evaluations = Evaluations.ofHours(window);
    const has = (name: string) => names.has(name);
    const dotted = [...names].some(name => name.includes('.'));
    const labels = mapping.labels({ dotted });
    return conventions.flatMap(convention => {
      const expression = conventionExpression(convention, { labels, has });
      return expression === undefined
        ? []
        : [
            async () => {
              const { name } = convention.metrics[0];
              const answer = await askSeries({
                ...{ api, evaluations, expression, signal },
              });
              return [
                'problem' in answer
                  ? {
                      samples: [],
                      problems: [{ message: `${name}: ${answer.problem}` }],
                    }
                  : conventionSamples(convention, answer.series, {
                      mapping,
                      evaluations,
                    }),
              ];
            },
          ];
    });
  }
}
