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

import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateSampleBills } from '@internal/ai-cost-sample-data';
import { runCommand } from '../__testUtils__/runCommand';

jest.setTimeout(180_000);

const CATALOG = path.resolve(
  path.dirname(require.resolve('@internal/ai-cost-sample-data/package.json')),
  'catalog/all.yaml',
);

describe('ai-cost inspect on the bills of the sample organisation', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ai-cost-sample-'));
  });

  afterEach(async () => {
    await fs.rm(folder, { recursive: true });
  });

  it('finds the truth, to the last digit', async () => {
    // From the seventh month on AWS writes another version of FOCUS.
    const { oracle } = await generateSampleBills({
      outputDirectory: folder,
      asOf: '2026-11-23',
      months: 9,
    });
    const { exitCode, stdout } = await runCommand(
      folder,
      'inspect',
      '.',
      '--catalog',
      CATALOG,
      '--output',
      'json',
    );
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    const { totals, allocations, unallocated, notAi } = report;
    expect({ totals, allocations, unallocated, notAi }).toEqual({
      totals: sameOrder(oracle.totals, totals),
      allocations: sameOrder(oracle.allocations, allocations),
      unallocated: sameOrder(oracle.unallocated, unallocated),
      notAi: sameOrder(oracle.notAi, notAi),
    });
    expect(
      report.ai.map(({ evidence: _, ...sum }: { evidence: unknown }) => sum),
    ).toEqual(sameOrder(oracle.ai, report.ai));
  });

  it('finds the same truth in a Cost and Usage Report of AWS', async () => {
    const { oracle } = await generateSampleBills({
      outputDirectory: folder,
      asOf: '2026-11-23',
      months: 9,
      sources: ['aws'],
      aws: 'cur',
    });
    const { exitCode, stdout } = await runCommand(
      folder,
      'inspect',
      '.',
      '--catalog',
      CATALOG,
      '--output',
      'json',
    );
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    const withoutRows = (rows: { rows: number }[]) =>
      rows.map(({ rows: _, ...money }) => money);
    expect(withoutRows(report.totals)).toEqual(withoutRows(oracle.totals));
    // It bills covered usage at its public price, and takes that back from
    // nobody in particular, so whose charges are billed is another matter.
    for (const table of ['allocations', 'unallocated', 'notAi'] as const) {
      expect(withoutBilled(report[table])).toEqual(
        sameOrder(withoutBilled(oracle[table]), report[table]),
      );
    }
  });
});

function withoutBilled(rows: readonly { billed: string }[]): object[] {
  return rows.map(({ billed: _, ...row }) => row);
}

const LABELS = [
  'entity',
  'environment',
  'model',
  'workload',
  'reason',
  'month',
  'currency',
];

/** The rows in the order in which the rows with the same labels are. */
function sameOrder<Row extends object>(
  rows: readonly Row[],
  as: readonly object[],
): Row[] {
  const labelsOf = (row: object) =>
    JSON.stringify(
      LABELS.map(label => (row as Record<string, unknown>)[label]),
    );
  const order = new Map(as.map((row, i) => [labelsOf(row), i]));
  return [...rows].sort(
    (a, b) => (order.get(labelsOf(a)) ?? -1) - (order.get(labelsOf(b)) ?? -1),
  );
}
