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

import {
  formatDecimal,
  REST_KEY,
  type CostSeries,
} from 'backstage-plugin-ai-cost-common';
import type { BucketSum } from '../../entity/bucketSums';
import { spreadSums } from '../../entity/costSeries';
import { rankGroups } from '../../entity/rankGroups';
import type { TimeBucket } from '../../window/costBuckets';
import {
  readScopedEntityBuckets,
  readScopedTotalBuckets,
  type ScopedBucketsOptions,
} from '../scopedBuckets';
import { scopesOf, type SpenderDimension } from '../spenderScopes';
import type { OwnedScope } from '../SpendScope';
import type { SpenderTotals } from '../SpenderTotals';

/**
 * The course of what owners or entities spend. Only the listed ones are read by
 * bucket: thousands have too many days. The rest is what they leave of all.
 */
export async function spenderSeries(
  options: Omit<ScopedBucketsOptions, 'scopes'> & {
    scopes: readonly OwnedScope[];
    dimension: SpenderDimension;
    totals: SpenderTotals;
    /** Of everything, by whatever key. */
    all: readonly BucketSum[];
    buckets: readonly TimeBucket[];
  },
): Promise<CostSeries[]> {
  const { dimension, totals, all } = options;
  const [costs, current] =
    dimension === 'owner'
      ? [totals.owners, totals.current.owners]
      : [totals.entities, totals.current.entities];
  const ranked = rankGroups(
    new Map([...costs].filter(([key]) => current.has(key))),
    {
      cost: ({ cost }) => cost,
      add: a => a,
      restKey: REST_KEY,
    },
  );
  const listed = ranked.filter(({ rest }) => rest === undefined);
  const rest = ranked.find(group => group.rest !== undefined)?.rest;
  const keys = listed.map(({ key }) => key);
  const values = spreadSums(await readListed(options, keys), options);
  const none = options.buckets.map(() => 0n);
  const series: CostSeries[] = keys.map(key => ({
    key,
    values: (values.get(key) ?? none).map(formatDecimal),
  }));
  if (rest !== undefined) {
    const total = spreadSums(
      all.map(sum => ({ ...sum, key: REST_KEY })),
      options,
    );
    const left = [...values.values()].reduce(
      (amounts, ofKey) => amounts.map((amount, index) => amount - ofKey[index]),
      total.get(REST_KEY) ?? none,
    );
    series.push({ key: REST_KEY, values: left.map(formatDecimal), rest });
  }
  return series;
}

async function readListed(
  options: Parameters<typeof spenderSeries>[0],
  keys: readonly string[],
): Promise<BucketSum[]> {
  const { dimension, scopes } = options;
  if (dimension === 'entity') {
    return readScopedEntityBuckets({
      ...options,
      scopes: scopesOf(scopes, dimension, new Set(keys)),
    });
  }
  const sums: BucketSum[] = [];
  for (const owner of keys) {
    const ofOwner = await readScopedTotalBuckets({
      ...options,
      scopes: scopesOf(scopes, dimension, new Set([owner])),
    });
    sums.push(...ofOwner.map(sum => ({ ...sum, key: owner })));
  }
  return sums;
}
