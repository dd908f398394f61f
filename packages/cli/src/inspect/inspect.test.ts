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

import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseDecimal } from 'backstage-plugin-ai-cost-common';
import { focusCsv, WEB_SERVER } from '../__testUtils__/focusCsv';
import { component } from '../__testUtils__/component';
import { TestFolder } from '../__testUtils__/TestFolder';
import { runCommand } from '../__testUtils__/runCommand';

jest.setTimeout(120_000);

let folder: TestFolder;

beforeEach(async () => {
  folder = await TestFolder.create();
});

afterEach(() => folder.remove());

type Amounts = { currency: string } & Record<string, string>;

/** Sums of a cost metric by currency, exact. */
function sums(rows: Amounts[], metric: string) {
  const sum: Record<string, bigint> = {};
  for (const row of rows) {
    sum[row.currency] = (sum[row.currency] ?? 0n) + parseDecimal(row[metric]);
  }
  return sum;
}

describe('ai-cost inspect', () => {
  it('shows what AI costs, whose it is, and what is nobody’s', async () => {
    await folder.write({
      'bill.csv': focusCsv([
        { BilledCost: '0.30', Tags: '{"application":"Checkout","env":"prd"}' },
        { BilledCost: '0.30', Tags: '{"application":"Checkout","env":"prd"}' },
        { BilledCost: '10', EffectiveCost: '8.5', ListCost: '12' },
        {
          BilledCost: '7',
          ChargePeriodStart: '2026-11-01T00:00:00Z',
          ChargePeriodEnd: '2026-11-02T00:00:00Z',
        },
        { BilledCost: '-0.1', ChargeCategory: 'Credit', SubAccountId: '' },
        { ...WEB_SERVER, BilledCost: '99' },
        { ...WEB_SERVER, BilledCost: '5', BillingCurrency: 'EUR' },
      ]),
      'catalog/all.yaml': [
        'apiVersion: backstage.io/v1alpha1',
        'kind: Location',
        'metadata: { name: all }',
        'spec: { targets: [./shop/*.yaml, ./all.yaml] }',
        '---',
        'kind: Group',
        'metadata: { name: shop-team }',
        '',
      ].join('\n'),
      'catalog/shop/components.yaml': `${component(
        'Checkout',
        {},
      )}---\n${component('shop-assistant', {
        'ai-cost/projects': 'proj_shop',
        'ai-cost/environment': 'staging',
        'ai-cost/owner': 'group:default/ml',
      })}`,
      'app-config.yaml': `
aiCost:
  models:
    aliases:
      gpt-4o: ['\${FAMILY}*']
  attribution:
    rules:
      - id: gateway
        match: { providers: openai }
        assign: { entity: Checkout }
        from: 2026-11-01
backend: { baseUrl: '\${NOT_SET}' }
`,
    });
    process.env.FAMILY = 'gpt-4o';
    const { report, exitCode, stderr } = await folder.inspectJson(
      'bill.csv',
      '--catalog',
      'catalog/all.yaml',
      '--config',
      'app-config.yaml',
    );
    delete process.env.FAMILY;

    expect(stderr.trim().split('\n')).toEqual([
      `Reading ${path.join(folder.path, 'bill.csv')}, with 2 catalog entities`,
      expect.stringMatching(
        /checkout ai-cost\/tags: 1 charge line that a tag .* another entity\./,
      ),
      expect.stringMatching(
        /shop-assistant ai-cost\/environment: The bill says/,
      ),
    ]);
    expect(exitCode).toBe(0);
    expect(report).toEqual({
      totals: [
        { currency: 'EUR', rows: 1, billed: '5', effective: '5', list: '5' },
        {
          currency: 'USD',
          rows: 6,
          billed: '116.5',
          effective: '115',
          list: '118.5',
        },
      ],
      ai: [
        {
          currency: 'EUR',
          rows: 0,
          billed: '0',
          effective: '0',
          list: '0',
          evidence: [],
        },
        {
          currency: 'USD',
          rows: 5,
          billed: '17.5',
          effective: '16',
          list: '19.5',
          evidence: [
            {
              rule: 'focus-model-keys',
              rows: 5,
              billed: '17.5',
              effective: '16',
            },
          ],
        },
      ],
      allocations: [
        {
          entity: 'component:default/shop-assistant',
          owner: 'group:default/ml',
          environment: 'production',
          model: 'gpt-4o',
          workload: 'inference',
          month: '2026-10',
          currency: 'USD',
          billed: '0.6',
          effective: '0.6',
          list: '0.6',
        },
        {
          entity: 'component:default/shop-assistant',
          owner: 'group:default/ml',
          environment: 'staging',
          model: 'gpt-4o',
          workload: 'inference',
          month: '2026-10',
          currency: 'USD',
          billed: '10',
          effective: '8.5',
          list: '12',
        },
        {
          entity: 'component:default/shop-assistant',
          owner: 'group:default/ml',
          environment: 'staging',
          model: 'gpt-4o',
          workload: 'inference',
          month: '2026-11',
          currency: 'USD',
          billed: '7',
          effective: '7',
          list: '7',
        },
      ],
      unallocated: [
        {
          reason: 'untagged_credit',
          month: '2026-10',
          currency: 'USD',
          billed: '-0.1',
          effective: '-0.1',
          list: '-0.1',
        },
      ],
      notAi: [
        {
          month: '2026-10',
          currency: 'EUR',
          billed: '5',
          effective: '5',
          list: '5',
        },
        {
          month: '2026-10',
          currency: 'USD',
          billed: '99',
          effective: '99',
          list: '99',
        },
      ],
      quarantine: [],
    });
  });

  it('says that nothing can be allocated without a catalog, outside the report', async () => {
    await folder.write({
      'bill.csv': focusCsv([{ Tags: '{"app":"shop"}' }]),
      'catalog.yaml': component('shop', {}),
    });
    const without = await folder.inspectJson('bill.csv');
    expect(without.stderr.trim().split('\n').slice(1)).toEqual([
      'Without a catalog nothing can be allocated; give one with --catalog catalog-info.yaml',
    ]);
    expect(without.stdout).not.toContain('--catalog');
    expect(without.report.allocations).toEqual([]);
    expect(without.report.unallocated).toHaveLength(1);

    const { report, stderr } = await folder.inspectJson(
      'bill.csv',
      '--catalog',
      'catalog.yaml',
    );
    expect(stderr).not.toContain('Without a catalog');
    expect(report.allocations).toHaveLength(1);
  });

  it('adds up to the last digit, whatever is split among whomever', async () => {
    const rows = ['0.000000000000000001', '-100.01', '5.2E-9', '33.333'].map(
      (BilledCost, i) => ({
        BilledCost,
        EffectiveCost: '0.1',
        ListCost: `${i}e2`,
        BillingCurrency: i % 2 ? 'EUR' : 'USD',
        SubAccountId: i === 3 ? 'elsewhere' : 'proj_shop',
      }),
    );
    await folder.write({
      'bill.csv': focusCsv([...rows, { ...WEB_SERVER, BilledCost: '1e-15' }]),
      'catalog.yaml': ['a', 'b', 'c']
        .map(name => component(name, { 'ai-cost/projects': 'proj_shop' }))
        .join('---\n'),
    });
    const { report, exitCode } = await folder.inspectJson(
      'bill.csv',
      '--catalog',
      'catalog.yaml',
    );
    expect(exitCode).toBe(0);
    expect(report.allocations).toHaveLength(6);
    for (const metric of ['billed', 'effective', 'list']) {
      expect(
        sums(
          [...report.allocations, ...report.unallocated, ...report.notAi],
          metric,
        ),
      ).toEqual(sums(report.totals, metric));
    }
    expect(JSON.stringify(report)).not.toMatch(/\de-?\d/i);
  });

  it('follows a dated rule by the day of the charge', async () => {
    await folder.write({
      'bill.csv': focusCsv(
        ['2026-10-14', '2026-10-15', '2026-10-16'].map(day => ({
          ChargePeriodStart: `${day}T00:00:00Z`,
          ChargePeriodEnd: `${day}T23:00:00Z`,
        })),
      ),
      'catalog.yaml': component('gateway', {}),
      'app-config.yaml': `
aiCost:
  attribution:
    rules:
      - id: until-mid
        match: { projects: proj_shop }
        assign: { entity: gateway, workload: evaluation }
        to: 2026-10-15
`,
    });
    const { report } = await folder.inspectJson(
      'bill.csv',
      '--catalog=catalog.yaml',
      '--config=app-config.yaml',
    );
    expect(report.allocations).toEqual([
      expect.objectContaining({
        entity: 'component:default/gateway',
        owner: 'group:default/shop-team',
        workload: 'evaluation',
        billed: '2',
      }),
    ]);
    expect(report.unallocated).toEqual([
      expect.objectContaining({ reason: 'no_tags', billed: '1' }),
    ]);
  });

  it('reads folders and patterns, compressed or not', async () => {
    await folder.write({
      'bills/2026-10/a.csv': focusCsv([{ BilledCost: '1' }]),
      'bills/2026-11/b.csv.gz': gzipSync(focusCsv([{ BilledCost: '2' }])),
      'bills/notes.md': 'not a bill',
    });
    const [byFolder, byPattern] = [
      await folder.inspectJson('bills'),
      await folder.inspectJson('bills/*/a.csv', 'bills/2026-11/b.csv.gz'),
    ];
    expect(byFolder.report.totals).toEqual([
      expect.objectContaining({ rows: 2, billed: '3' }),
    ]);
    expect(byPattern.report).toEqual(byFolder.report);
  });

  it('finds the files that a source of the plugin would find', async () => {
    const csv = focusCsv([{}]);
    const tsv = csv.replaceAll(',', '\t');
    await folder.write({
      'bills/a.txt': focusCsv([{ BilledCost: '1' }]),
      'bills/b.tsv.gz': gzipSync(tsv),
      'bills/_unfinished.csv': focusCsv([{ BilledCost: '1000' }]),
      'bills/_temporary/part.csv': focusCsv([{ BilledCost: '2000' }]),
      'bills/.part.csv': focusCsv([{ BilledCost: '4000' }]),
    });
    const { exitCode, report } = await folder.inspectJson('bills');
    expect(exitCode).toBe(0);
    expect(report.totals).toMatchObject([{ rows: 2 }]);
    const named = await folder.inspectJson('bills/_unfinished.csv');
    expect(named.exitCode).toBe(2);
    expect(named.stderr).toContain('begin with . or _');
  });

  it('quarantines what cannot be read, says where, and exits with 1', async () => {
    await folder.write({
      'good.csv': focusCsv([
        { BilledCost: '1' },
        { BilledCost: 'one', EffectiveCost: '1', ListCost: '1' },
      ]),
      'cut.csv.gz': gzipSync(focusCsv([{ BilledCost: '64' }])).subarray(0, -12),
    });
    const { report, exitCode } = await folder.inspectJson(
      'good.csv',
      'cut.csv.gz',
    );
    expect(exitCode).toBe(1);
    expect(report.totals).toEqual([
      expect.objectContaining({ rows: 1, billed: '1' }),
    ]);
    expect(report.quarantine).toEqual([
      {
        file: path.join(folder.path, 'cut.csv.gz'),
        problem: expect.stringContaining('cut.csv.gz'),
      },
      {
        file: expect.stringContaining('good.csv'),
        row: 2,
        column: 'BilledCost',
        problem: expect.any(String),
      },
    ]);
  });

  it('counts rows and files that are left out, whatever the output', async () => {
    await folder.write({
      'good.csv': focusCsv([{ BilledCost: '1' }, { BilledCost: 'one' }]),
      'cut.csv.gz': gzipSync(focusCsv([{ BilledCost: '64' }])).subarray(0, -12),
    });
    const outputs = ['table', 'csv', 'json'].map(output =>
      runCommand(
        folder.path,
        ...['inspect', 'good.csv', 'cut.csv.gz', '--output', output],
      ),
    );
    for (const { stderr } of await Promise.all(outputs)) {
      expect(stderr).toContain('1 rows could not be read and are not counted');
      expect(stderr).toContain('cut.csv.gz is left out');
    }
    expect((await outputs[0]).stdout).toContain(
      'rows left out: 1, files left out: 1',
    );
  });

  it('says how many cells are bad when the quarantine lists the first of them', async () => {
    await folder.write({
      'bill.csv': focusCsv(Array(1_200).fill({ ListCost: 'free' })),
    });
    const { report, exitCode, stderr } = await folder.inspectJson('bill.csv');
    expect(exitCode).toBe(1);
    expect(report.quarantine).toHaveLength(1_000);
    expect(stderr).toContain('ListCost of 1200 rows is empty or unreadable');
  });

  it('counts rows without a billing period, and names the first', async () => {
    const [header, ...rows] = focusCsv([
      { BilledCost: '1' },
      { BilledCost: '2', BillingPeriodStart: '10/2026' },
      { BilledCost: '4', BillingPeriodStart: '' },
    ]).split('\n');
    await folder.write({
      'bill.csv': [header, 'too,short', ...rows].join('\n'),
    });
    const { report, stderr } = await folder.inspectJson('bill.csv');
    expect(report.totals).toMatchObject([{ rows: 3, billed: '7' }]);
    expect(report.quarantine).toMatchObject([{ row: 1 }]);
    expect(stderr).toMatch(
      /BillingPeriodStart of 2 rows .* first in .*bill\.csv, row 3: "10\/2026" is not a date/,
    );
  });

  it('exits with 2 when every row is quarantined', async () => {
    await folder.write({ 'bill.csv': focusCsv([{ BilledCost: 'one' }]) });
    const { report, exitCode } = await folder.inspectJson('bill.csv');
    expect(exitCode).toBe(2);
    expect(report.totals).toEqual([]);
    expect(report.quarantine[0]).toMatchObject({
      row: 1,
      column: 'BilledCost',
    });
  });

  it.each<[string, string[], RegExp]>([
    ['there is no bill', ['gone.csv'], /There is no bill at gone\.csv/],
    ['the bill is no bill', ['notes.csv'], /notes\.csv/],
    [
      'there is no catalog file',
      ['bill.csv', '--catalog', 'x.yaml'],
      /x\.yaml/,
    ],
    [
      'a catalog file is broken',
      ['bill.csv', '--catalog', 'broken.yaml'],
      /broken\.yaml: .*line 1/,
    ],
    [
      'a rule is wrong',
      ['bill.csv', '--config', 'wrong.yaml'],
      /rule "r": match is empty/,
    ],
    ['a format is unknown', ['bill.csv', '--format', 'cur'], /auto, focus/],
    [
      'an output is unknown',
      ['bill.csv', '--output', 'xml'],
      /table, json, csv/,
    ],
    ['an option is unknown', ['bill.csv', '--nope'], /--nope/],
    ['there is nothing to read', [], /bill/],
  ])('exits with 2 when %s', async (_, args, message) => {
    await folder.write({
      'bill.csv': focusCsv([{}]),
      'notes.csv': 'a,b\n1,2\n',
      'broken.yaml': 'a: [',
      'wrong.yaml':
        'aiCost: { attribution: { rules: [{ id: r, match: {}, assign: {} }] } }',
    });
    const { exitCode, stdout, stderr } = await runCommand(
      folder.path,
      'inspect',
      ...args,
    );
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('names annotations that are wrong, and keeps secrets', async () => {
    await folder.write({
      'bill.csv': focusCsv([{}]),
      'catalog.yaml': component('shop', {
        'ai-cost/tag': 'app=shop',
        'ai-cost/api-keys': 'sk-proj-4fGhjK8sLmN0',
        'ai-cost/projects': 'proj_gone',
      }),
    });
    const { stderr, exitCode } = await runCommand(
      folder.path,
      'inspect',
      'bill.csv',
      '--catalog',
      'catalog.yaml',
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Did you mean ai-cost/tags?');
    expect(stderr).toContain('component:default/shop ai-cost/api-keys "sk-…"');
    expect(stderr).not.toContain('4fGh');
    expect(stderr).toContain(
      'No charge matches component:default/shop ai-cost/projects "proj_gone"',
    );
  });

  it('writes a table and CSV that hostile bills cannot abuse', async () => {
    await folder.write({
      'bill.csv': focusCsv([
        {
          BilledCost: '-2',
          Tags: JSON.stringify({ app: 'shop', env: '=cmd()\u001b[31m' }),
        },
        { BilledCost: 'x\u001b[2J' },
      ]),
      'catalog.yaml': component('shop', {}),
    });
    const run = (output: string) =>
      runCommand(
        folder.path,
        'inspect',
        'bill.csv',
        '--catalog',
        'catalog.yaml',
        '--output',
        output,
      );
    const csv = await run('csv');
    expect(csv.stdout).toContain(
      "allocation,component:default/shop,group:default/shop-team,'=cmd()",
    );
    expect(csv.stdout).toMatch(/,2026-10,USD,-2,-2,-2\r\n$/);

    const table = await run('table');
    expect(table.exitCode).toBe(1);
    expect(table.stdout).toMatch(
      /component:default\/shop +group:default\/shop-team +USD +-2 +-2 +-2/,
    );
    expect(table.stdout).toContain('COULD NOT BE READ');
    expect(table.stdout + table.stderr).not.toContain('\u001b');
  });
});
