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
  HistogramMeasure,
} from 'backstage-plugin-ai-cost-common';
import {
  compareHistograms,
  compareMeans,
  compareShares,
  mergeHistograms,
  type TestResult,
} from 'backstage-plugin-ai-cost-insights';
import { meanScore } from '../quality/meanScore';
import type { ScoreFigure } from '../telemetry/Figure';
import { histogramsOf, type ArmFacts } from './ArmFacts';
import { errorsOf, requestCosts, scoresByKey } from './armValue';

type Arms = readonly [ArmFacts, ArmFacts];

/** Whether two arms differ, in cost, latency, errors and each score. */
export function armDifferences(
  arms: Arms,
  options: {
    values: readonly [ArmValue, ArmValue];
    currency?: string;
    timing?: HistogramMeasure;
  },
): ArmDifference[] {
  const { values, currency, timing } = options;
  const [first, second] = arms.map(arm => scoresByKey(arm.scores));
  const keys = [...new Set([...first.keys(), ...second.keys()])].sort();
  return [
    {
      of: 'cost',
      relative: relative(values, value => value.costPerThousandRequests),
      ...costs(arms, currency),
    },
    {
      of: 'latency',
      relative: relative(values, value => value.latency?.p95),
      ...latencies(arms, timing),
    },
    {
      of: 'errors',
      relative: relative(values, value => value.errorRate),
      ...errors(arms),
    },
    ...keys.map(key => ({
      of: key,
      relative: relative(
        values,
        value => value.quality.find(quality => quality.key === key)?.value,
      ),
      ...scores(first.get(key), second.get(key)),
    })),
  ];
}

function relative(
  values: readonly [ArmValue, ArmValue],
  of: (value: ArmValue) => number | undefined,
): number | undefined {
  const [first, second] = values.map(of);
  return first === undefined || second === undefined || first === 0
    ? undefined
    : second / first - 1;
}

type Verdict = Omit<TestResult, 'test'> & { test?: string };

function missing(reason: string): Verdict {
  return { verdict: 'not-comparable', reason };
}

function costs(arms: Arms, currency: string | undefined): Verdict {
  const [first, second] = arms.map(arm => requestCosts(arm, currency).byDay);
  return first.length === 0 || second.length === 0
    ? missing('Cost and requests are not known of both on complete days.')
    : compareMeans(first, second);
}

function latencies(arms: Arms, timing: HistogramMeasure | undefined): Verdict {
  const [first, second] = timing
    ? arms.map(arm => mergeHistograms(histogramsOf(arm, timing)))
    : [];
  return first && second
    ? compareHistograms(first, second)
    : missing('The same kind of duration was not measured of both.');
}

function errors(arms: Arms): Verdict {
  const [first, second] = arms.map(errorsOf);
  return first && second
    ? compareShares(first, second)
    : missing('Requests and failures were not counted of both.');
}

function scores(
  first: readonly ScoreFigure[] | undefined,
  second: readonly ScoreFigure[] | undefined,
): Verdict {
  if (!first || !second) {
    return missing('Only one of the two has this score.');
  }
  const both = [...first, ...second];
  const areShares = both.every(
    ({ value, sampleSize = 0 }) => sampleSize > 0 && value >= 0 && value <= 1,
  );
  if (areShares) {
    const share = (some: readonly ScoreFigure[]) => {
      const { value, sampleSize = 0 } = meanScore(some)!;
      return { hits: value * sampleSize, of: sampleSize };
    };
    return compareShares(share(first), share(second));
  }
  return compareMeans(daily(first), daily(second));
}

function daily(some: readonly ScoreFigure[]): number[] {
  const days = [...new Set(some.map(({ day }) => day))];
  return days.map(
    day => meanScore(some.filter(score => score.day === day))!.value,
  );
}
