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
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import {
  utcHour,
  type CountMeasure,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import { SERVICES, type CountMetric, type DurationMetric } from './metrics';
import type { Subject } from './Subject';

const SECONDS_PER_HOUR = 3_600;

/** Values by hour. */
type Series = Map<Hour, number>;

/** One statistic of one metric, to be asked for and read. */
interface Statistic {
  metric: CountMetric | DurationMetric;
  stat: string;
  values: Series;
}

/**
 * What is asked of a subject, and what its answers say.
 *
 * CloudWatch keeps no buckets but counts the values below a bound: `TC(:300)`
 * are those of 300 and less. Asked for each bound, it gives a histogram that can
 * be merged; of percentiles, none can.
 */
export class SubjectQueries {
  readonly #subject: Subject;
  readonly #bounds: readonly number[];
  readonly #statistics = new Map<string, Statistic>();

  /** @param options - `prefix` tells its queries from others of a request */
  static create(options: {
    subject: Subject;
    /** Upper bounds of the buckets, in seconds. */
    bounds: readonly number[];
    prefix: string;
  }): SubjectQueries {
    return new SubjectQueries(options);
  }

  private constructor(options: Parameters<typeof SubjectQueries.create>[0]) {
    const { subject, bounds, prefix } = options;
    const { counts, durations } = SERVICES[subject.service];
    this.#subject = subject;
    this.#bounds = bounds;
    const ask = (metric: CountMetric | DurationMetric, stat: string) =>
      this.#statistics.set(`${prefix}_${this.#statistics.size}`, {
        ...{ metric, stat, values: new Map() },
      });
    counts.forEach(metric => ask(metric, 'Sum'));
    for (const metric of durations) {
      ask(metric, 'SampleCount');
      ask(metric, 'Sum');
      bounds.forEach(bound => ask(metric, upTo(bound, metric)));
    }
  }

  get queries(): MetricDataQuery[] {
    return [...this.#statistics].map(([Id, { metric, stat }]) => ({
      Id,
      MetricStat: {
        Metric: {
          ...{ Namespace: metric.namespace, MetricName: metric.name },
          Dimensions: this.#subject.asked,
        },
        Period: SECONDS_PER_HOUR,
        Stat: stat,
      },
    }));
  }

  /** Takes a part of the answers; those of others are left alone. */
  add({ Id, Timestamps = [], Values = [] }: MetricDataResult): void {
    const values = this.#statistics.get(Id ?? '')?.values;
    Timestamps.forEach((timestamp, at) => {
      if (values && Number.isFinite(Values[at]) && Values[at] >= 0) {
        values.set(utcHour(timestamp), Values[at]);
      }
    });
  }

  get samples(): TelemetrySample[] {
    const { counts, durations } = SERVICES[this.#subject.service];
    return [
      ...this.#countSamples(counts),
      ...durations.flatMap(metric => this.#histogramSamples(metric)),
    ];
  }

  #countSamples(metrics: readonly CountMetric[]): TelemetrySample[] {
    const sums = new Map<CountMeasure, Series>();
    for (const metric of metrics) {
      for (const [hour, value] of this.#valuesOf(metric, 'Sum')) {
        for (const measure of metric.measures) {
          const series = sums.get(measure) ?? new Map();
          sums.set(measure, series);
          series.set(hour, (series.get(hour) ?? 0) + value * metric.factor);
        }
      }
    }
    // Where nothing failed, CloudWatch has calls but no failures, not even zero.
    const failures = sums.get('failures') ?? new Map<Hour, number>();
    for (const hour of sums.get('requests')?.keys() ?? []) {
      failures.set(hour, failures.get(hour) ?? 0);
    }
    sums.set('failures', failures);
    const { dimensions } = this.#subject;
    return [...sums].flatMap(([measure, series]) =>
      [...series].map(
        ([period, value]): TelemetrySample => ({
          ...{ kind: 'count', period, dimensions, measure, value },
        }),
      ),
    );
  }

  #histogramSamples(metric: DurationMetric): TelemetrySample[] {
    const below = this.#bounds.map(bound =>
      this.#valuesOf(metric, upTo(bound, metric)),
    );
    const sums = this.#valuesOf(metric, 'Sum');
    return [...this.#valuesOf(metric, 'SampleCount')].flatMap(
      ([period, all]): TelemetrySample[] => {
        const cumulative = below.map(series => series.get(period));
        const counts = [...cumulative, all].map((count, at) =>
          Math.max(0, (count ?? 0) - (at === 0 ? 0 : cumulative[at - 1] ?? 0)),
        );
        const sum = sums.get(period);
        // A bucket that is not told would make others too large.
        return all > 0 && cumulative.every(count => count !== undefined)
          ? [
              {
                ...{ kind: 'histogram', period, measure: metric.measure },
                ...{ bounds: this.#bounds, counts },
                sum: sum === undefined ? undefined : sum / metric.perSecond,
                dimensions: this.#subject.dimensions,
              },
            ]
          : [];
      },
    );
  }

  #valuesOf(metric: CountMetric | DurationMetric, stat: string): Series {
    for (const statistic of this.#statistics.values()) {
      if (statistic.metric === metric && statistic.stat === stat) {
        return statistic.values;
      }
    }
    return new Map();
  }
}

/** Rounded, for 0.01 seconds are no 10.000000000000002 milliseconds. */
function upTo(bound: number, { perSecond }: DurationMetric): string {
  return `TC(:${Number((bound * perSecond).toPrecision(12))})`;
}
