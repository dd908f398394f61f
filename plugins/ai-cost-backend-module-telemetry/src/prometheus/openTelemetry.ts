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

import type { Convention, Metric } from './Convention';
import { counter, histogram } from './defineConvention';

/** A matcher of PromQL on an attribute, as the labels of a series spell it. */
type Where = (label: (attribute: string) => string) => string;

/** Agents and tools are no calls of a model, but contain some. */
const ofModels: Where = label =>
  `${label(
    'gen_ai.operation.name',
  )}!~"invoke_agent|create_agent|invoke_workflow|execute_tool"`;
const failed: Where = label => `${label('error.type')}!=""`;

const SECONDS = { unit: '_seconds' };
const COUNTED = { ...SECONDS, part: '_count' };

const durations = [
  'gen_ai.client.inference.duration',
  'gen_ai.client.operation.duration',
];
const otelDurations = durations.flatMap(name =>
  spelled(name, { ...SECONDS, where: ofModels }),
);
const otelCalls = durations.flatMap(name =>
  spelled(name, { ...COUNTED, where: ofModels }),
);
const otelFailures = durations.flatMap(name =>
  spelled(name, {
    ...COUNTED,
    where: label => `${ofModels(label)},${failed(label)}`,
  }),
);
const otelServed = spelled('gen_ai.server.request.duration', COUNTED);
const otelServedFailures = spelled('gen_ai.server.request.duration', {
  ...COUNTED,
  where: failed,
});
const otelFirstChunks = [
  'gen_ai.client.inference.time_to_first_chunk',
  'gen_ai.client.operation.time_to_first_chunk',
].flatMap(name => spelled(name, SECONDS));
const otelCacheReads = ofUsage('cache_read.input');
const otelCacheWrites = ofUsage('cache_write.input');

function ofUsage(tokens: string): Metric[] {
  return spelled(`gen_ai.client.inference.usage.${tokens}_tokens`, {
    unit: '_total',
  });
}

function otelTokens(type: 'input' | 'output'): Metric[] {
  const where: Where = label => `${label('gen_ai.token.type')}="${type}"`;
  const usage = (part: string) =>
    spelled('gen_ai.client.token.usage', { part, where });
  return [...ofUsage(type), ...usage('_sum'), ...usage('_total')];
}

/** What OpenTelemetry's semantic conventions of generative AI name. */
export const OPENTELEMETRY_CONVENTIONS: readonly Convention[] = [
  counter('opentelemetry', 'requests', otelCalls),
  counter('opentelemetry', 'failures', otelFailures, { zeroWith: otelCalls }),
  counter('opentelemetry', 'requests', otelServed, { unless: otelCalls }),
  counter('opentelemetry', 'failures', otelServedFailures, {
    zeroWith: otelServed,
    unless: otelCalls,
  }),
  counter('opentelemetry', 'input_tokens', otelTokens('input'), {
    minus: [otelCacheReads, otelCacheWrites],
  }),
  counter('opentelemetry', 'output_tokens', otelTokens('output')),
  counter('opentelemetry', 'cache_read_tokens', otelCacheReads),
  counter('opentelemetry', 'cache_write_tokens', otelCacheWrites),
  histogram('opentelemetry', 'client_duration', otelDurations),
  histogram(
    'opentelemetry',
    'server_duration',
    spelled('gen_ai.server.request.duration', SECONDS),
  ),
  histogram('opentelemetry', 'time_to_first_token', otelFirstChunks),
  histogram(
    'opentelemetry',
    'time_to_first_token',
    spelled('gen_ai.server.time_to_first_token', SECONDS),
    { unless: otelFirstChunks.map(({ name }) => ({ name: `${name}_bucket` })) },
  ),
  histogram(
    'opentelemetry',
    'time_per_output_token',
    spelled('gen_ai.server.time_per_output_token', SECONDS),
  ),
];

/**
 * A metric under the names that Prometheus may keep it by: with underscores or as
 * it is, with the suffix of its unit or without.
 *
 * @param options - `part` is which series of a histogram is meant
 */
function spelled(
  name: string,
  options: { unit?: string; part?: string; where?: Where },
): Metric[] {
  const { unit, part = '', where } = options;
  const suffixes = unit === undefined ? [part] : [unit + part, part];
  return [
    ...suffixes.map(suffix => ({
      name: `${underscored(name)}${suffix}`,
      ...(where && { where: where(underscored) }),
    })),
    ...suffixes.map(suffix => ({
      name: `${name}${suffix}`,
      ...(where && { where: where(attribute => `"${attribute}"`) }),
    })),
  ];
}

function underscored(name: string): string {
  return name.replaceAll('.', '_');
}
