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

/** Names that need no quotes. */
const PLAIN = /^[A-Za-z_:][\w:]*$/;
/** What a classic histogram has series of. */
const PARTS = /_(count|sum|bucket)$/;

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

/** Whether the server has a metric, or the native histogram that it is a part of. */
export function isThere(
  { name }: Metric,
  { has }: Pick<Surroundings, 'has'>,
): boolean {
  return has(name) || (PARTS.test(name) && has(name.replace(PARTS, '')));
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
 * What was observed in the hour before, as native histograms and as cumulative
 * buckets, of which {@link SUM_MARK} for a bound is the sum. A bucket is there only
 * where as many of its points exist as of the bucket of all: bounds that not all
 * servers have, or not for the whole hour, count some calls and not others. A
 * server that has both is read natively.
 */
export function histogramExpression(
  { metrics }: HistogramConvention,
  surroundings: Surroundings,
): string | undefined {
  const { labels, has } = surroundings;
  const known = metrics.filter(({ name }) => has(`${name}_bucket`));
  const native = nativelyRisen(metrics, surroundings);
  const natives =
    native === undefined ? [] : [`sum by (${listed(labels)}) (${native})`];
  if (known.length === 0) {
    return natives[0];
  }
  const classic = (read: string, part: string, bound = '') => {
    const all = united(
      known.map(
        ({ name, where }) =>
          `${read}(${selector(`${name}${part}`, where, bound)}${HOUR})`,
      ),
    );
    return native === undefined
      ? all
      : `(${all}) unless on (${SERVER}) histogram_count(${native})`;
  };
  const kept = listed(labels);
  const points = (bound?: string) =>
    classic('count_over_time', '_bucket', bound);
  return [
    `sum by (${kept},le) (${classic('increase', '_bucket')})`,
    ` and sum by (${kept},le) (${points()})`,
    ` == ignoring (le) group_left sum by (${kept}) (${points('le="+Inf"')})`,
    ` or label_replace(sum by (${kept}) (${classic(
      'increase',
      '_sum',
    )}), "le", "${SUM_MARK}", "", "")`,
    ...natives.map(each => ` or ${each}`),
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
  const perMinute = `${kind === 'presence' ? 'count' : 'sum'} by (${listed(
    labels,
  )}) (${gauges})`;
  return `sum_over_time((${perMinute})${MINUTES}) * ${SECONDS_PER_MINUTE}`;
}

function risen(
  metrics: readonly Metric[],
  { labels, has }: Surroundings,
): string | undefined {
  const known = metrics.flatMap(metric => [
    ...partOfNative(metric, has),
    ...(has(metric.name) ? [scaled(increase(metric), metric)] : []),
  ]);
  return known.length === 0
    ? undefined
    : `sum by (${listed(labels)}) (${united(known)})`;
}

/** How many a native histogram observed, or their sum, where it has no such series. */
function partOfNative(metric: Metric, has: Surroundings['has']): string[] {
  const [suffix, part] = PARTS.exec(metric.name) ?? [];
  const name = metric.name.slice(0, -(suffix?.length ?? 0));
  return (part === 'count' || part === 'sum') && has(name)
    ? [scaled(`histogram_${part}(${increase({ ...metric, name })})`, metric)]
    : [];
}

function nativelyRisen(
  metrics: readonly Metric[],
  { has }: Surroundings,
): string | undefined {
  const known = metrics.filter(({ name }) => has(name));
  return known.length === 0 ? undefined : united(known.map(increase));
}

function increase({ name, where }: Metric): string {
  return `increase(${selector(name, where)}${HOUR})`;
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
  const given = matchers.filter(Boolean);
  if (!PLAIN.test(name)) {
    return `{${[JSON.stringify(name), ...given].join(',')}}`;
  }
  return given.length > 0 ? `${name}{${given.join(',')}}` : name;
}

function listed(labels: readonly string[]): string {
  return labels
    .map(label => (PLAIN.test(label) ? label : JSON.stringify(label)))
    .join(',');
}
