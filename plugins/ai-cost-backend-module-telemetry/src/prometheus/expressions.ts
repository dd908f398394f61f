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
  CounterConvention,
  GpuConvention,
  HistogramConvention,
  Metric,
} from './Convention';

/** In place of a bound: the series that adds up what was observed. */
export const SUM_MARK = 'sum';

const HOUR = '[1h]';
/** Looks at each full minute of the hour that ends, and at none of two hours. */
const MINUTES = '[59m30s:1m]';
const SECONDS_PER_MINUTE = 60;

/** What tells servers, and services behind one collector, apart. */
const SERVER = [
  ...['job', 'instance', 'namespace', 'pod', 'service_name'],
  ...['service_instance_id', 'exported_job', 'exported_instance'],
  ...['exported_namespace', 'exported_pod', 'UUID', 'GPU_I_ID'],
].join(',');

/** Which labels are kept, and whether the server has a metric of a name. */
interface Surroundings {
  labels: readonly string[];
  has(name: string): boolean;
}

/**
 * How much a counter rose in the hour before; undefined where the server has none
 * of the metrics. A counter that began anew is `increase`'s matter.
 */
export function counterExpression(
  { metrics, plus, minus, zeroWith }: CounterConvention,
  surroundings: Surroundings,
): string | undefined {
  const total = risen(metrics, surroundings);
  const zero = zeroWith && risen(zeroWith, surroundings);
  if (total === undefined) {
    return zero && `0 * ${zero}`;
  }
  const known = (parts: CounterConvention['minus'] = []) =>
    parts.flatMap(part => risen(part, surroundings) ?? []);
  const added = known(plus).map(part => ` + (${part} or 0 * ${total})`);
  const taken = known(minus).map(part => ` - (${part} or 0 * ${total})`);
  if (taken.length > 0) {
    return `clamp_min(${[total, ...added, ...taken].join('')}, 0)`;
  }
  const sum = [total, ...added].join('');
  return zero ? `${sum} or 0 * ${zero}` : sum;
}

/**
 * Cumulative buckets of the hour before, and with {@link SUM_MARK} for a bound
 * what was observed. A bucket is there only where as many of its points exist as
 * of the bucket of all: bounds that not all servers have, or not for the whole
 * hour, count some calls and not others.
 */
export function histogramExpression(
  { metrics }: HistogramConvention,
  { labels, has }: Surroundings,
): string | undefined {
  const known = metrics.filter(({ name }) => has(`${name}_bucket`));
  if (known.length === 0) {
    return undefined;
  }
  const buckets = (read: string, bound = '') =>
    united(
      known.map(
        ({ name, where }) =>
          `${read}(${selector(`${name}_bucket`, where, bound)}${HOUR})`,
      ),
    );
  const kept = labels.join(',');
  const points = (bound?: string) => buckets('count_over_time', bound);
  const observed = united(
    known.map(
      ({ name, where }) => `increase(${selector(`${name}_sum`, where)}${HOUR})`,
    ),
  );
  return [
    `sum by (${kept},le) (${buckets('increase')})`,
    ` and sum by (${kept},le) (${points()})`,
    ` == ignoring (le) group_left sum by (${kept}) (${points('le="+Inf"')})`,
    ` or label_replace(sum by (${kept}) (${observed}), "le", "${SUM_MARK}", "", "")`,
  ].join('');
}

/** Seconds of the hour before for which GPUs were there, or worked. */
export function gpuExpression(
  { kind, metrics }: GpuConvention,
  { labels, has }: Surroundings,
): string | undefined {
  const known = metrics.filter(({ name }) => has(name));
  if (known.length === 0) {
    return undefined;
  }
  const gauges = united(
    known.map(metric => scaled(selector(metric.name, metric.where), metric)),
  );
  const perMinute = `${kind === 'presence' ? 'count' : 'sum'} by (${labels.join(
    ',',
  )}) (${gauges})`;
  return `sum_over_time((${perMinute})${MINUTES}) * ${SECONDS_PER_MINUTE}`;
}

function risen(
  metrics: readonly Metric[],
  { labels, has }: Surroundings,
): string | undefined {
  const known = metrics.filter(({ name }) => has(name));
  return known.length === 0
    ? undefined
    : `sum by (${labels.join(',')}) (${united(
        known.map(metric =>
          scaled(
            `increase(${selector(metric.name, metric.where)}${HOUR})`,
            metric,
          ),
        ),
      )})`;
}

/** Each server's newest generation, the first of these being the newest. */
function united([newest, ...older]: string[]): string {
  return older.reduce(
    (newer, next) => `${newer} or (${next} unless on (${SERVER}) (${newer}))`,
    newest,
  );
}

function scaled(expression: string, { factor }: Metric): string {
  return factor === undefined ? expression : `${expression} * ${factor}`;
}

function selector(name: string, ...matchers: (string | undefined)[]): string {
  const given = matchers.filter(Boolean).join(',');
  return given ? `${name}{${given}}` : name;
}
