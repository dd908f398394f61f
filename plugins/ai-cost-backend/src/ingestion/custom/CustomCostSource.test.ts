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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { formatDecimal, splitAmount } from 'backstage-plugin-ai-cost-common';
import {
  DefaultAttributor,
  DefaultClassifier,
  readAttributionOptions,
  toClaimingEntity,
  type ChargeLine,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { component } from '../../__testUtils__/TestPortal';
import { CustomCostSource } from './CustomCostSource';
import { readCustomSources } from './readCustomSources';
import { spreadCost } from './spreadCost';

const HEADER =
  'month,day,from,to,description,vendor,service,amount,currency,entity,environment,workload,tags';

describe('CustomCostSource', () => {
  let folder: string;
  let today: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'custom-costs-'));
    today = '2026-11-25';
  });
  afterEach(() => rm(folder, { recursive: true }));

  const context = () => ({
    logger: mockServices.logger.mock(),
    signal: new AbortController().signal,
    classifier: DefaultClassifier.create(),
  });

  async function sourceOf(text: string, name = 'costs.csv') {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return CustomCostSource.create({
      id: 'licences',
      path: file,
      tags: {
        entity: 'backstage.io/entity',
        environment: 'environment',
        workload: 'ai-workload',
      },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      now: () => new Date(`${today}T09:00:00Z`),
    });
  }

  const csv = (...rows: string[]) => [HEADER, ...rows].join('\n');

  /** What all offers hold, by line and day. */
  async function read(source: CustomCostSource) {
    const { offers, problems } = await source.discover(context());
    const lines: ChargeLine[] = [];
    const charges: string[] = [];
    for (const offer of offers) {
      const delivery = await source.open(offer, context());
      const own = await linesOf(delivery);
      lines.push(...own);
      for await (const batch of delivery.dailyCharges()) {
        for (let i = 0; i < batch.size; i += 1) {
          const { chargeDescription, billingCurrency } = own[batch.line[i]];
          charges.push(
            [
              offer.period,
              batch.day[i],
              formatDecimal(batch.effective[i]),
              billingCurrency,
              chargeDescription,
            ].join(' '),
          );
          expect(batch.billed[i]).toBe(batch.effective[i]);
          expect(batch.list[i]).toBe(batch.effective[i]);
        }
      }
    }
    return { lines, charges, problems: problems.map(one => one.message) };
  }

  it('reads months, days and spans, and counts days that have come', async () => {
    const source = await sourceOf(
      csv(
        '2026-09,,,,Seats,GitHub,GitHub Copilot,300,USD,,,,',
        ',2026-10-03,,,Credit,OpenAI,Credits,-5.5,USD,,,,',
        ',,2026-11-24,2026-11-27,Support,"Acme, Inc.",Support,10,EUR,,,,',
        '2027-01,,,,Seats,GitHub,GitHub Copilot,300,USD,,,,',
      ),
    );
    const { charges, problems } = await read(source);
    expect(problems).toEqual([]);
    expect(charges).toHaveLength(33);
    expect(charges.slice(0, 2)).toEqual([
      '2026-09 2026-09-01 10 USD Seats',
      '2026-09 2026-09-02 10 USD Seats',
    ]);
    expect(charges.slice(30)).toEqual([
      '2026-10 2026-10-03 -5.5 USD Credit',
      '2026-11 2026-11-24 2.5 EUR Support',
      '2026-11 2026-11-25 2.5 EUR Support',
    ]);
  });

  it('spreads amounts to the last digit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 1, max: 28 }),
        (amount, day) => {
          const to = `2026-02-${String(day).padStart(2, '0')}`;
          const days = spreadCost({ amount, from: '2026-02-01', to });
          expect(days).toHaveLength(day);
          expect(days.reduce((sum, one) => sum + one.amount, 0n)).toBe(amount);
          expect(days.map(one => one.amount)).toEqual(
            splitAmount(amount, Array(day).fill(1)),
          );
        },
      ),
    );
  });

  it('reads the same from YAML', async () => {
    const fromCsv = await read(
      await sourceOf(
        csv(
          '2026-10,,,,Seats,GitHub,GitHub Copilot,19.990000000000000001,USD,ranker,production,tooling,team=search; stage=x',
        ),
      ),
    );
    const fromYaml = await read(
      await sourceOf(
        `costs:
  - month: 2026-10
    description: Seats
    vendor: GitHub
    service: GitHub Copilot
    amount: 19.990000000000000001
    currency: USD
    entity: ranker
    environment: production
    workload: tooling
    tags: { team: search, stage: x }
`,
        'costs.yaml',
      ),
    );
    expect(fromYaml).toEqual(fromCsv);
    expect(fromYaml.charges).toHaveLength(31);
  });

  it('is AI, for whom and for what it says', async () => {
    const { lines } = await read(
      await sourceOf(
        csv(
          '2026-10,,,,Labels,Acme Labelling,Labels,100,USD,component:default/ranker,prod,data,team=search',
          '2026-10,,,,More,Acme Labelling,Labels,100,USD,,,,',
        ),
      ),
    );
    const attributor = DefaultAttributor.create({
      entities: [component('ranker')].map(toClaimingEntity),
    });
    const [part] = attributor.attribute(lines[0]).segments[0].parts;
    expect(part).toMatchObject({
      entityRef: 'component:default/ranker',
      environment: 'production',
      workload: 'data',
    });
    expect(lines[0]).toMatchObject({
      billingAccountId: 'custom:licences',
      chargeCategory: 'Purchase',
      tags: { team: 'search' },
    });
    expect(lines[1]).toMatchObject({
      workload: 'other',
      classificationRule: 'custom-cost',
      classificationEvidence: 'A cost of the source licences',
    });
    const [nobody] = attributor.attribute(lines[1]).segments[0].parts;
    expect(nobody).toMatchObject({ unallocatedReason: 'untagged_purchase' });
  });

  it('gives each month a version of its own, and the running one a new one daily', async () => {
    const seats = (month: string, amount: string) =>
      `${month},,,,Seats,GitHub,GitHub Copilot,${amount},USD,,,,`;
    const versions = async (...rows: string[]) => {
      const { offers } = await (
        await sourceOf(csv(...rows))
      ).discover(context());
      return offers.map(({ version }) => version);
    };
    const [october, november] = await versions(
      seats('2026-10', '31'),
      seats('2026-11', '30'),
    );
    expect(
      await versions(seats('2026-10', '31.00'), seats('2026-11', '60')),
    ).toEqual([october, expect.not.stringMatching(november)]);
    today = '2026-11-26';
    expect(
      await versions(seats('2026-10', '31'), seats('2026-11', '30')),
    ).toEqual([october, expect.not.stringMatching(november)]);
  });

  it('refuses a delivery that has changed since it was found', async () => {
    const source = await sourceOf(
      csv('2026-10,,,,Seats,GitHub,GitHub Copilot,31,USD,,,,'),
    );
    const { offers } = await source.discover(context());
    await sourceOf(csv('2026-10,,,,Seats,GitHub,GitHub Copilot,32,USD,,,,'));
    await expect(source.open(offers[0], context())).rejects.toThrow(
      'costs.csv: the file changed since it was found',
    );
  });

  it.each([
    ['2026-13,,,,d,v,s,1,USD,,,,', 'month: must be a month like 2026-11'],
    ['2026-1,,,,d,v,s,1,USD,,,,', 'month: must be a month like 2026-11'],
    [',2026-02-30,,,d,v,s,1,USD,,,,', 'day: must be a day like 2026-11-01'],
    [',3/1/2026,,,d,v,s,1,USD,,,,', 'day: must be a day like 2026-11-01'],
    [
      '2026-10,2026-10-01,,,d,v,s,1,USD,,,,',
      'month: or day, or from and to: give one of them',
    ],
    [',,,,d,v,s,1,USD,,,,', 'month: or day, or from and to: give one of them'],
    [',,2026-10-01,,d,v,s,1,USD,,,,', 'to: is missing'],
    [
      ',,2026-10-02,2026-10-01,d,v,s,1,USD,,,,',
      'to: must be 0 to 1099 days after from (2026-10-02)',
    ],
    [
      ',2099-01-01,,,d,v,s,1,USD,,,,',
      'day: must be from 2015-01-01 to 2028-11-30',
    ],
    ['2026-10,,,,,v,s,1,USD,,,,', 'description: is missing'],
    ['2026-10,,,,d,,s,1,USD,,,,', 'vendor: is missing'],
    ['2026-10,,,,d,v,s,,USD,,,,', 'amount: is missing'],
    [
      '2026-10,,,,d,v,s,"1,000.00",USD,,,,',
      'amount: must be a decimal like 1234.56, without thousands separators',
    ],
    [
      '2026-10,,,,d,v,s,1e3,USD,,,,',
      'amount: must be a decimal like 1234.56, without thousands separators',
    ],
    [
      '2026-10,,,,d,v,s,0.0000000000000000001,USD,,,,',
      'amount: must have 18 decimal places at most',
    ],
    [
      '2026-10,,,,d,v,s,1000000000000,USD,,,,',
      'amount: must be less than 10^12',
    ],
    ['2026-10,,,,d,v,s,1,usd,,,,', 'currency: must be a code like USD'],
    [
      '2026-10,,,,d,v,s,1,USD,component:,,,',
      'entity: must be an entity ref like component:default/checkout',
    ],
    ['2026-10,,,,d,v,s,1,USD,,,coding,', /workload: must be one of training,/],
    [
      '2026-10,,,,d,v,s,1,USD,,,,team',
      'tags: must be like team=search; stage=test',
    ],
    [
      '2026-10,,,,d\u0007,v,s,1,USD,,,,',
      'description: must not have control characters',
    ],
    [
      `2026-10,,,,${'d'.repeat(1_001)},v,s,1,USD,,,,`,
      'description: has 1001 characters; 1000 are allowed',
    ],
    ['2026-10,d,v,s,1,USD', 'has 6 cells, and the header has 13'],
  ])('names what is wrong with %s', async (row, problem) => {
    const good = ',2026-10-01,,,Good,v,s,1,USD,,,,';
    const { charges, problems } = await read(await sourceOf(csv(good, row)));
    expect(charges).toEqual(['2026-10 2026-10-01 1 USD Good']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^costs\.csv, row 2(, |: )/);
    expect(problems[0].replace(/^costs\.csv, row 2(, |: )/, '')).toMatch(
      problem,
    );
  });

  it.each([
    [
      'costs.csv',
      'month,amout\n',
      'costs.csv: the header has the column "amout"',
    ],
    [
      'costs.csv',
      'day,Day\n',
      'costs.csv: the header has the column "day" twice',
    ],
    ['costs.csv', '', 'costs.csv: the header has no columns'],
    ['costs.csv', `${HEADER}\n"a\n`, 'costs.csv: line 2 is no CSV'],
    ['costs.yml', 'costs: [\n', /costs\.yml: line \d is no YAML/],
    ['costs.yaml', 'cost: []\n', 'costs.yaml: there must be a list "costs"'],
    ['costs.yaml', 'costs: 1\n', 'costs.yaml: there must be a list "costs"'],
    ['costs.txt', HEADER, 'costs.txt: the file is neither CSV nor YAML'],
  ])('refuses %s as a whole: %j', async (name, text, message) => {
    const source = await sourceOf(text, name);
    await expect(source.discover(context())).rejects.toThrow(message);
    await expect(source.discover(context())).rejects.toMatchObject({
      name: 'DeliveryError',
      file: name,
      advice: expect.stringMatching(/./),
    });
  });

  it('names what is wrong with an item of YAML', async () => {
    const { problems } = await read(
      await sourceOf(
        'costs: [x, { amout: 1 }, { tags: [a] }, { tags: { a: [] } }, { __proto__: { x: y } }]',
        'costs.yaml',
      ),
    );
    expect(problems).toEqual([
      'costs.yaml, row 1: is no map of columns to values',
      'costs.yaml, row 2, amout: is not known',
      'costs.yaml, row 3, tags: must be a map of texts',
      'costs.yaml, row 4, tags: must be a map of texts',
      'costs.yaml, row 5, __proto__: is not known',
    ]);
  });

  it('refuses what is not there, not text, or too large', async () => {
    const source = await sourceOf(csv());
    await rm(path.join(folder, 'costs.csv'));
    await expect(source.discover(context())).rejects.toThrow(
      'there is no such file',
    );
    await writeFile(path.join(folder, 'costs.csv'), Buffer.from([0xff, 0xfe]));
    await expect(source.discover(context())).rejects.toThrow(
      'the file is not UTF-8',
    );
    await writeFile(path.join(folder, 'costs.csv'), Buffer.alloc(6 * 2 ** 20));
    await expect(source.discover(context())).rejects.toThrow(
      '5242880 are allowed',
    );
  });

  it('refuses more days than it can spread, and adds up what is the same', async () => {
    const row = ',,2024-01-01,2026-11-24,Seats,v,s,1,USD,,,,';
    await expect(
      (await sourceOf(csv(...Array(473).fill(row)))).discover(context()),
    ).rejects.toThrow(
      'costs.csv: the costs have 500907 days in all; 500000 are allowed',
    );
    const { charges, problems } = await read(
      await sourceOf(
        csv(...Array(20).fill(',,2026-10-30,2026-11-02,Seats,v,s,1,USD,,,,')),
      ),
    );
    expect(problems).toEqual([]);
    expect(charges).toEqual([
      '2026-10 2026-10-30 5 USD Seats',
      '2026-10 2026-10-31 5 USD Seats',
      '2026-11 2026-11-01 5 USD Seats',
      '2026-11 2026-11-02 5 USD Seats',
    ]);
  });

  it('is configured beside other sources, with the tags that are read', async () => {
    await sourceOf(
      csv('2026-10,,,,Seats,GitHub,GitHub Copilot,31,USD,ranker,prod,data,'),
    );
    const config = new ConfigReader({
      aiCost: {
        tags: { entity: ['owner'], environment: ['env'], workload: ['kind'] },
        sources: [
          { id: 'aws', type: 'files', path: '/exports' },
          {
            id: 'licences',
            type: 'custom',
            path: path.join(folder, 'costs.csv'),
          },
        ],
      },
    });
    const sources = readCustomSources(config, readAttributionOptions(config));
    expect(sources.map(({ id }) => id)).toEqual(['licences']);
    const { lines } = await read(sources[0]);
    expect(lines[0].tags).toEqual({
      owner: 'component:default/ranker',
      env: 'prod',
      kind: 'data',
    });
  });
});

async function linesOf(delivery: OpenDelivery): Promise<ChargeLine[]> {
  const lines: ChargeLine[] = [];
  for await (const batch of delivery.lines()) {
    lines.push(...batch);
  }
  return lines;
}
