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
  ArmDifference,
  ArmValue,
  ExperimentComparison,
  QualityScore,
} from 'backstage-plugin-ai-cost-common';
import { formatSeconds } from '../../format/duration';
import { formatMoney, formatPrice } from '../../format/money';
import { formatSampleSize, formatScore } from '../../format/quality';
import { formatNumber, formatShare } from '../../format/quantity';

/** A figure of both sides, and whether it differs. */
export interface ComparisonRow {
  id: string;
  name: string;
  /** Undefined where it was not measured. */
  values: (string | undefined)[];
  difference?: ArmDifference;
}

/** Both sides figure by figure, each beside its verdict. */
export function comparisonRows(
  comparison: ExperimentComparison,
  scores: QualityScore[],
): ComparisonRow[] {
  const { arms, currency, differences } = comparison;
  const differenceOf = (of: string) =>
    differences.find(difference => difference.of === of);
  const row = (
    id: string,
    name: string,
    valueOf: (arm: ArmValue) => string | undefined,
    of?: string,
  ): ComparisonRow => ({
    id,
    name,
    values: arms.map(valueOf),
    difference: of === undefined ? undefined : differenceOf(of),
  });
  const keys = [
    ...new Set(arms.flatMap(arm => arm.quality.map(({ key }) => key))),
  ];
  return [
    row('cost', 'Cost', arm => currency && formatMoney(arm.cost, currency)),
    row('requests', 'Requests', arm => write(arm.requests, formatNumber)),
    row(
      'costPerThousandRequests',
      'Cost per 1,000 requests',
      arm =>
        currency &&
        write(arm.costPerThousandRequests, cost => formatPrice(cost, currency)),
      'cost',
    ),
    ...(['p50', 'p95', 'p99'] as const).map(percentile =>
      row(
        percentile,
        `Latency, ${percentile}`,
        arm => write(arm.latency?.[percentile], formatSeconds),
        // One test stands for the whole distribution.
        percentile === 'p95' ? 'latency' : undefined,
      ),
    ),
    row(
      'errorRate',
      'Error rate',
      arm => write(arm.errorRate, formatShare),
      'errors',
    ),
    ...keys.map(key =>
      row(key, nameOfScore(scores, key), arm => qualityOf(arm, key), key),
    ),
  ];
}

function write(
  value: number | undefined,
  format: (value: number) => string,
): string | undefined {
  return value === undefined ? undefined : format(value);
}

function qualityOf(arm: ArmValue, key: string): string | undefined {
  const quality = arm.quality.find(one => one.key === key);
  return (
    quality &&
    `${formatScore(quality.value)}, ${formatSampleSize(quality.sampleSize)}`
  );
}

function nameOfScore(scores: QualityScore[], key: string): string {
  const score = scores.find(one => one.key === key);
  return score ? `Quality: ${score.name} (${score.evaluator})` : key;
}
