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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  generateSampleBills,
  readSampleCatalog,
  type OracleAllocation,
  type SampleOracle,
} from '@internal/ai-cost-sample-data';
import {
  formatDecimal,
  parseDecimal,
  type CostBasis,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';
import { MANUAL, SamplePortal } from './__testUtils__/SamplePortal';

jest.setTimeout(300_000);

const AS_OF = '2026-06-17';
const SOURCES = {
  aws: 'aws/**/*.parquet',
  azure: 'azure/**/*.csv.gz',
  gcp: 'gcp/**/*.parquet',
  openai: 'openai/**/*.csv.gz',
  anthropic: 'anthropic/**/*.csv.gz',
};

/** Sums of the oracle by some of its columns, as the API would say them. */
function sums(
  allocations: OracleAllocation[],
  key: (allocation: OracleAllocation) => string,
  basis: CostBasis,
): Record<string, string> {
  const found = new Map<string, bigint>();
  for (const allocation of allocations) {
    const group = key(allocation);
    found.set(
      group,
      (found.get(group) ?? 0n) + parseDecimal(allocation[basis]),
    );
  }
  return Object.fromEntries(
    [...found].sort().map(([group, sum]) => [group, formatDecimal(sum)]),
  );
}

const byKey = (entries: [string, string][]) =>
  Object.fromEntries(entries.sort());

describe('the sample organisation', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18', 'POSTGRES_17', 'POSTGRES_15'],
  });
  const bills = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-bills-'));
  let oracle: SampleOracle;

  beforeAll(async () => {
    ({ oracle } = await generateSampleBills({
      outputDirectory: bills,
      asOf: AS_OF,
    }));
  });

  afterAll(() => fs.rmSync(bills, { recursive: true, force: true }));

  it.each(databases.eachSupportedId())(
    'costs on %p what its oracle says, to the last digit',
    async id => {
      const portal = await SamplePortal.start({
        knex: await databases.init(id),
        entities: readSampleCatalog(),
        config: {
          sources: Object.entries(SOURCES).map(([source, files]) => ({
            id: source,
            type: 'files',
            format: 'focus',
            path: path.join(bills, files),
            schedule: MANUAL,
          })),
        },
      });
      const { server } = portal;
      try {
        for (const source of Object.keys(SOURCES)) {
          const status = await portal.ingest(source);
          expect(status.lastRun).toMatchObject({
            outcome: 'success',
            problems: [],
          });
          expect(
            status.deliveries.flatMap(({ period, totals }) =>
              totals.map(({ currency, rows, cost }) => ({
                period,
                currency,
                rows,
                ...cost,
              })),
            ),
          ).toEqual(
            expect.arrayContaining(
              oracle.deliveries
                .filter(delivery => delivery.source === source)
                .map(({ source: _, ...delivery }) => delivery),
            ),
          );
        }

        const months = oracle.allocations.map(({ month }) => month).sort();
        for (const entity of new Set(
          oracle.allocations.map(allocation => allocation.entity),
        )) {
          const own = oracle.allocations.filter(
            allocation => allocation.entity === entity,
          );
          for (const currency of new Set(own.map(one => one.currency))) {
            const truth = own.filter(one => one.currency === currency);
            const [kind, rest] = entity.split(':');
            const { body, status } = await request(server)
              .get(`/api/ai-cost/entities/${kind}/${rest}/costs`)
              .query({
                from: `${months[0]}-01`,
                to: AS_OF,
                granularity: 'month',
                groupBy: 'model',
                basis: 'billed',
                currency,
              });
            expect({ entity, status, body }).toMatchObject({ status: 200 });
            const report: EntityCostReport = body;
            const total = report.totals.find(one => one.currency === currency);
            for (const basis of ['billed', 'effective', 'list'] as const) {
              expect({
                entity,
                currency,
                [basis]: total?.current[basis],
              }).toEqual({
                entity,
                currency,
                [basis]: sums(truth, () => '', basis)[''],
              });
            }
            for (const dimension of [
              'model',
              'environment',
              'workload',
            ] as const) {
              expect({
                entity,
                [dimension]: byKey(
                  report.breakdowns[dimension].map(({ key, cost }) => [
                    key,
                    cost,
                  ]),
                ),
              }).toEqual({
                entity,
                [dimension]: sums(truth, one => one[dimension], 'billed'),
              });
            }
            expect({
              entity,
              monthly: byKey(
                report.series.flatMap(series =>
                  series.values.flatMap((value, index): [string, string][] =>
                    value === '0'
                      ? []
                      : [
                          [
                            `${series.key} ${report.buckets[index].start.slice(
                              0,
                              7,
                            )}`,
                            value,
                          ],
                        ],
                  ),
                ),
              ),
            }).toEqual({
              entity,
              monthly: Object.fromEntries(
                Object.entries(
                  sums(truth, one => `${one.model} ${one.month}`, 'billed'),
                ).filter(([, value]) => value !== '0'),
              ),
            });
          }
        }
      } finally {
        await portal.stop();
      }
    },
  );
});
