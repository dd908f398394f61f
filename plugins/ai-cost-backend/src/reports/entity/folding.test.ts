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

import fc from 'fast-check';
import {
  addDays,
  COST_BASES,
  COST_DIMENSIONS,
  GRANULARITIES,
  parseDecimal,
  REST_KEY,
} from 'backstage-plugin-ai-cost-common';
import { bucketsOf } from '../window/costBuckets';
import type { BucketSum } from './bucketSums';
import { costSeries } from './costSeries';
import { costShares } from './costShares';
import { currencyTotals } from './currencyTotals';
import type { EntitySeries } from './EntitySeries';
import { modelCosts } from './modelCosts';
import { MAX_GROUPS } from './rankGroups';
import type { WindowSum } from './windowSums';

const SERIES: EntitySeries = {
  id: 1,
  environment: '',
  model: 'gpt-4o',
  workload: 'inference',
  provider: 'OpenAI',
  service: 'API',
  currency: 'USD',
  unit: '',
};

const amount = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const name = fc.oneof(
  fc.constantFrom('', 'a', REST_KEY),
  fc.integer({ min: 0, max: 99 }).map(number => `m${number}`),
);
const windowSum: fc.Arbitrary<WindowSum> = fc.record({
  series: fc.record({
    id: fc.nat(),
    environment: name,
    model: name,
    workload: fc.constantFrom('training', 'inference'),
    provider: name,
    service: name,
    currency: fc.constant('USD'),
    unit: fc.constant('Tokens'),
    tokenClass: fc.constantFrom('input', 'output', undefined),
  }),
  window: fc.constantFrom('current', 'previous'),
  complete: fc.boolean(),
  cost: fc.record({ billed: amount, effective: amount, list: amount }),
  quantity: fc.option(fc.nat(), { nil: undefined }),
  charges: fc.nat(),
});

const add = (values: string[]) =>
  values.map(parseDecimal).reduce((total, value) => total + value, 0n);

describe('folding', () => {
  it('loses nothing between totals, breakdowns and models', () => {
    fc.assert(
      fc.property(
        fc.array(windowSum, { minLength: 1, maxLength: 150 }),
        fc.constantFrom(...COST_BASES),
        (sums, basis) => {
          const [total] = currencyTotals(sums);
          for (const dimension of COST_DIMENSIONS) {
            const shares = costShares(sums, { dimension, basis });
            expect(add(shares.map(({ cost }) => cost))).toBe(
              parseDecimal(total.current[basis]),
            );
            expect(add(shares.map(share => share.completeCost))).toBe(
              parseDecimal(total.currentComplete[basis]),
            );
            expect(add(shares.map(share => share.previousCost))).toBe(
              parseDecimal(total.previousComplete[basis]),
            );
          }
          const models = modelCosts(sums, basis);
          expect(add(models.map(({ cost }) => cost))).toBe(
            parseDecimal(total.current[basis]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('loses nothing between days and buckets', () => {
    const from = '2026-10-14';
    const to = addDays(from, 60);
    const bucketSum: fc.Arbitrary<BucketSum> = fc.record({
      key: name,
      day: fc.integer({ min: 0, max: 60 }).map(days => addDays(from, days)),
      cost: amount,
    });
    fc.assert(
      fc.property(
        fc.array(bucketSum, { maxLength: 200 }),
        fc.constantFrom(...GRANULARITIES),
        (sums, granularity) => {
          const buckets = bucketsOf({ from, to }, granularity);
          const series = costSeries(sums, { buckets, granularity });

          expect(add(series.flatMap(({ values }) => values))).toBe(
            sums.reduce((total, { cost }) => total + cost, 0n),
          );
          expect(
            series.every(({ values }) => values.length === buckets.length),
          ).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lists 50 groups and adds up the rest under its own key', () => {
    const sums = Array.from({ length: MAX_GROUPS + 3 }, (_, index) => ({
      series: { ...SERIES, model: `m${index}` },
      window: 'current' as const,
      complete: true,
      cost: { billed: 0n, effective: BigInt(1000 - index), list: 0n },
      charges: 1,
    }));

    const shares = costShares(sums, { dimension: 'model', basis: 'effective' });

    expect(shares).toHaveLength(MAX_GROUPS + 1);
    expect(shares[0].key).toBe('m0');
    expect(shares[MAX_GROUPS]).toMatchObject({
      key: REST_KEY,
      rest: 3,
      // 950 + 949 + 948 attos.
      cost: '0.000000000000002847',
    });
    expect(shares.filter(({ rest }) => rest !== undefined)).toHaveLength(1);
  });

  it('has no share where credits outweigh what was spent', () => {
    const sum = (model: string, effective: bigint) => ({
      series: { ...SERIES, model },
      window: 'current' as const,
      complete: true,
      cost: { billed: 0n, effective, list: 0n },
      charges: 1,
    });
    const shares = (...sums: WindowSum[]) =>
      costShares(sums, { dimension: 'model', basis: 'effective' }).map(
        ({ share }) => share,
      );

    expect(shares(sum('a', 3n), sum('b', 1n))).toEqual([0.75, 0.25]);
    expect(shares(sum('a', 3n), sum('b', -1n))).toEqual([undefined, undefined]);
    expect(shares(sum('a', 1n), sum('b', -1n))).toEqual([undefined, undefined]);
  });

  it('has no price per million where tokens were given back', () => {
    const sum = (quantity: number, effective: bigint): WindowSum => ({
      series: { ...SERIES, tokenClass: 'input', unit: 'Tokens' },
      window: 'current',
      complete: true,
      cost: { billed: 0n, effective, list: 0n },
      quantity,
      charges: 1,
    });

    const [model] = modelCosts([sum(5, 10n), sum(-5, -4n)], 'effective');

    expect(model.usage).toEqual([
      {
        tokenClass: 'input',
        tokens: 0,
        cost: '0.000000000000000006',
        pricePerMillion: undefined,
      },
    ]);
  });
});
