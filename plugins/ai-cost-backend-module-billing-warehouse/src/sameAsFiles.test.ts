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
import { generateSampleBills } from '@internal/ai-cost-sample-data';
import { openBillFiles } from 'backstage-plugin-ai-cost-backend-module-billing-files';
import { DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import { BillTable } from './__testUtils__/BillTable';
import { drain } from './__testUtils__/drain';
import type { EngineUnderTest } from './__testUtils__/EngineUnderTest';
import { openPeriod, sourceOver } from './__testUtils__/readTable';
import { testEngines } from './__testUtils__/testEngines';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_18', 'POSTGRES_17', 'POSTGRES_16'],
});

describe('the bills of the sample organisation', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-cost-test-'));
  const files = new Map<string, string[]>();

  beforeAll(async () => {
    const bills = await generateSampleBills({
      outputDirectory: folder,
      asOf: '2026-11-20',
      months: 2,
    });
    for (const { name, period } of bills.files) {
      const [source] = name.split('/');
      if (period === '2026-10') {
        files.set(source, [
          ...(files.get(source) ?? []),
          path.join(folder, name),
        ]);
      }
    }
  });
  afterAll(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  describe.each(testEngines(databases))('in %s', (_name, create) => {
    let engine: EngineUnderTest;
    beforeAll(async () => {
      engine = await create();
    });
    afterAll(() => engine.close());

    it.each(['aws', 'azure', 'gcp', 'openai', 'anthropic'])(
      'come to what their files come to: %s',
      async id => {
        const bill = await BillTable.read({ files: files.get(id)! });
        try {
          const source = await sourceOver(engine, bill);
          const inEngine = await drain(await openPeriod(source, '2026-10'));
          const ofFiles = await drain(
            await openBillFiles({
              files: files.get(id)!,
              period: '2026-10',
              classifier: DefaultClassifier.create(),
            }),
          );
          expect(inEngine.lines.length).toBeGreaterThan(10);
          expect(inEngine).toEqual(ofFiles);
        } finally {
          bill.close();
        }
      },
    );
  });
});
