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

import { parseDecimal } from '../money/decimal';
import { isCurrencyCode } from '../money/currencyCode';
import type { ScoreDirection } from '../words/telemetry';
import { MalformedValue } from './MalformedValue';
import { readList } from './readList';
import type { TelemetryQuery, UnitCostTarget } from './TelemetryQuery';

const MAX_VALUE = 8192;
const MAX_QUERIES = 20;
const MAX_NAME = 64;
const NOT_PRINTABLE_ASCII = /[^\x20-\x7e]/;
const QUERY =
  /^(?<name>[A-Za-z][\w. -]*?)\s*(?:\((?<direction>higher|lower)\))?\s*=\s*(?<source>[A-Za-z0-9][\w.-]*):\s*(?<expression>\S.*)$/;
const TARGET =
  /^(?<unit>[A-Za-z][\w. -]*?)\s*=\s*(?<amount>\d[\d.]*)\s+(?<currency>[A-Z]+)$/;
const LATENCIES: readonly string[] = ['latency', 'first-token', 'per-token'];

/**
 * Reads what an annotation asks telemetry sources for: `name=source:expression`,
 * one a line, for expressions may hold commas.
 *
 * @throws MalformedValue
 */
export function readTelemetryQueries(
  value: unknown,
  kind: TelemetryQuery['kind'],
): TelemetryQuery[] {
  const lines = readLines(value);
  const queries = lines.map(line => readQuery(line, kind));
  const names = queries.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new MalformedValue(twice, 'The name is there twice.');
  }
  return queries;
}

/**
 * Reads what units should cost at most: `prediction=0.002 USD`.
 *
 * @throws MalformedValue
 */
export function readUnitCostTargets(text: string): UnitCostTarget[] {
  return readList(text).map(item => {
    const { unit, amount, currency } = TARGET.exec(item)?.groups ?? {};
    if (!unit || !isCurrencyCode(currency) || !isPositive(amount)) {
      throw new MalformedValue(
        item,
        'Write a unit, an amount above zero and a currency, like prediction=0.002 USD.',
      );
    }
    return { unit, amount, currency };
  });
}

function isPositive(amount: string): boolean {
  try {
    return parseDecimal(amount) > 0n;
  } catch {
    return false;
  }
}

function readLines(value: unknown): string[] {
  if (typeof value !== 'string') {
    throw new MalformedValue('', 'The value is not text; put it in quotes.');
  }
  if (value.length > MAX_VALUE) {
    throw new MalformedValue(
      value,
      `The value has ${value.length} characters; ${MAX_VALUE} are allowed.`,
    );
  }
  const lines = value
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
  if (lines.length === 0) {
    throw new MalformedValue('', 'The value is empty; fill it or remove it.');
  }
  if (lines.length > MAX_QUERIES) {
    throw new MalformedValue(
      value,
      `There are ${lines.length} queries; ${MAX_QUERIES} are allowed.`,
    );
  }
  return lines;
}

function readQuery(line: string, kind: TelemetryQuery['kind']): TelemetryQuery {
  if (NOT_PRINTABLE_ASCII.test(line)) {
    throw new MalformedValue(line, 'Only printable ASCII is allowed.');
  }
  const { name, direction, source, expression } =
    QUERY.exec(line)?.groups ?? {};
  if (name === undefined || name.length > MAX_NAME) {
    throw new MalformedValue(
      line,
      `Write a name of at most ${MAX_NAME} characters, a source and its query, like prediction=prometheus:sum(increase(predictions_total[1d])).`,
    );
  }
  if (kind === 'latency' && !LATENCIES.includes(name)) {
    throw new MalformedValue(name, `Write one of ${LATENCIES.join(', ')}.`);
  }
  if (direction !== undefined && kind !== 'quality') {
    throw new MalformedValue(
      `(${direction})`,
      'Only scores of ai-cost/quality have a direction.',
    );
  }
  const query = { kind, name, source, expression };
  return kind === 'quality'
    ? { ...query, direction: (direction ?? 'higher') as ScoreDirection }
    : query;
}
