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
  readScopes,
  withRelations,
  type SampleOracle,
} from '@internal/ai-cost-sample-data';
import {
  COST_BASES,
  lastDayOf,
  type CoverageReport,
  type Month,
  type OverviewReport,
  type RollUpReport,
  type SharedCosts,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';
import { MANUAL, SamplePortal } from './__testUtils__/SamplePortal';
import { add, Truth, type Slice } from './__testUtils__/Truth';

jest.setTimeout(600_000);

const AS_OF = '2026-06-17';
const SOURCES = {
  aws: 'aws/**/*.parquet',
  azure: 'azure/**/*.csv.gz',
  gcp: 'gcp/**/*.parquet',
  openai: 'openai/**/*.csv.gz',
  anthropic: 'anthropic/**/*.csv.gz',
};
const ENTITIES = readSampleCatalog();
const SCOPES = readScopes(ENTITIES);

const PERIODS: (readonly [Month, Month])[] = [
  // All, a quarter, a closed month, and the open one.
  ['2025-06', '2026-06'],
  ['2026-01', '2026-03'],
  ['2026-05', '2026-05'],
  ['2026-06', '2026-06'],
];
const SLICES: Slice[] = PERIODS.flatMap(months =>
  ['EUR', 'GBP', 'USD'].flatMap(currency =>
    COST_BASES.map(basis => ({ months, currency, basis })),
  ),
);

describe('the sums of the sample organisation', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  const bills = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-sums-'));
  let oracle: SampleOracle;

  beforeAll(async () => {
    ({ oracle } = await generateSampleBills({
      outputDirectory: bills,
      asOf: AS_OF,
    }));
  });

  afterAll(() => fs.rmSync(bills, { recursive: true, force: true }));

  describe.each(databases.eachSupportedId())('on %p', id => {
    let portal: SamplePortal;

    beforeAll(async () => {
      portal = await SamplePortal.start({
        knex: await databases.init(id),
        entities: withRelations(ENTITIES),
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
      await ingestBills(portal);
    });

    afterAll(() => portal?.stop());

    async function read<Report>(url: string, slice: Slice, more = {}) {
      const { months, currency, basis } = slice;
      const { body, status } = await request(portal.server)
        .get(`/api/ai-cost${url}`)
        .query({
          from: `${months[0]}-01`,
          to: lastDayOf(months[1]),
          currency,
          basis,
          ...more,
        });
      expect({ url, slice, status, body }).toMatchObject({ status: 200 });
      return body as Report;
    }

    it.each(SCOPES)(
      'of $scopeRef are what its entities cost, shared cost included',
      async ({ scopeRef, entities }) => {
        const own = new Set(entities);
        for (const slice of SLICES) {
          const truth = Truth.of(oracle, slice);
          const { direct, shared, total } = truth.costOf(own);
          const report = await read<RollUpReport>(
            `/rollups/${scopeRef.replace(':', '/')}/costs`,
            slice,
            { granularity: 'month', groupBy: 'entity' },
          );
          expect({
            slice,
            tieOut: report.tieOut,
            inSeries: add(...report.series.flatMap(({ values }) => values)),
            members: costsOf(report.members, ({ cost }) => cost),
            sharedCosts: costsOf(
              report.members,
              ({ sharedCost }) => sharedCost,
            ),
            hidden: report.hidden,
          }).toEqual({
            slice,
            tieOut: { direct, shared, unallocated: '0', total },
            inSeries: total,
            members: truth.by(
              oracle.allocations.filter(({ entity }) => own.has(entity)),
              ({ entity }) => entity,
            ),
            sharedCosts: truth.by(
              oracle.shared.filter(({ entity }) => own.has(entity)),
              ({ entity }) => entity,
            ),
            hidden: undefined,
          });
        }
      },
    );

    it.each(SLICES)(
      'of coverage are the bill: $months $currency $basis',
      async slice => {
        const truth = Truth.of(oracle, slice);
        const { parts, reasons, coverage } = await read<CoverageReport>(
          '/coverage',
          slice,
        );
        const [allocated, unallocated] = [true, false].map(owned =>
          truth.grossUsage(owned),
        );
        expect({
          total: parts.total,
          allocated: add(parts.allocatedUsage, parts.allocatedOther),
          unallocated: add(parts.unallocatedUsage, parts.unallocatedOther),
          usage: [parts.allocatedUsage, parts.unallocatedUsage],
          reasons: Object.fromEntries(
            reasons
              .filter(({ cost }) => cost !== '0')
              .map(({ reason, cost }): [string, string] => [reason, cost])
              .sort(),
          ),
        }).toEqual({
          total: truth.bill,
          allocated: truth.costOf().total,
          unallocated: truth.unallocated,
          usage: [allocated, unallocated],
          reasons: truth.by(oracle.unallocated, ({ reason }) => reason),
        });
        expect(coverage).toBeCloseTo(
          Number(allocated) / (Number(allocated) + Number(unallocated)),
          8,
        );
      },
    );

    it.each(SLICES)(
      'of all spend tie out, direct, shared and nobody’s: $months $currency $basis',
      async slice => {
        const truth = Truth.of(oracle, slice);
        const { direct, shared } = truth.costOf();
        const tieOut = {
          direct,
          shared,
          unallocated: truth.unallocated,
          total: truth.bill,
        };
        const { months } = await read<SharedCosts>('/shared-costs', slice);
        expect({
          direct: add(...months.map(month => month.direct)),
          shared: add(...months.map(month => month.shared)),
          unallocated: add(...months.map(month => month.unallocated)),
          total: add(...months.map(month => month.total)),
        }).toEqual(tieOut);

        const overview = await read<OverviewReport>('/overview', slice, {
          granularity: 'month',
          groupBy: 'owner',
        });
        expect(overview.tieOut).toEqual(tieOut);
        expect(add(...overview.series.flatMap(({ values }) => values))).toBe(
          truth.bill,
        );
      },
    );
  });
});

async function ingestBills(portal: SamplePortal): Promise<void> {
  for (const source of Object.keys(SOURCES)) {
    const { lastRun } = await portal.ingest(source);
    expect(lastRun).toMatchObject({ outcome: 'success', problems: [] });
  }
}

/** Amounts by entity, but zeros. */
function costsOf(
  members: RollUpReport['members'],
  amountOf: (member: RollUpReport['members'][number]) => string,
): Record<string, string> {
  return Object.fromEntries(
    members
      .map((member): [string, string] => [member.entityRef, amountOf(member)])
      .filter(([, amount]) => amount !== '0')
      .sort(),
  );
}
