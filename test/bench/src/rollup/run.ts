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
import path from 'node:path';
import { openBillFiles } from 'backstage-plugin-ai-cost-backend-module-billing-files';
import { DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import { largeBill } from '../bill';
import { startProcessMeter } from '../processMeter';
import { median, print } from '../result';
import { bareSeconds } from './bareSeconds';

async function rollUp(folder: string): Promise<number> {
  const files = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.parquet'))
    .map(name => path.join(folder, name));
  const started = performance.now();
  const delivery = await openBillFiles({
    files,
    classifier: DefaultClassifier.create({}),
  });
  try {
    for await (const _lines of delivery.lines());
    for await (const _batch of delivery.dailyCharges());
  } finally {
    await delivery.close();
  }
  return (performance.now() - started) / 1000;
}

async function main() {
  const n = Number(process.argv[2]);
  const folder = await largeBill(n);
  const bare = await bareSeconds(folder);
  print({ name: 'rollup.bare-group-by', value: bare, unit: 's', n });
  const meter = startProcessMeter({ name: 'rollup', n });
  const value = median([
    await rollUp(folder),
    await rollUp(folder),
    await rollUp(folder),
  ]);
  print({
    name: 'rollup',
    value,
    unit: 's',
    n,
    against: 'rollup.bare-group-by',
    ratio: value / bare,
  });
  print({ name: 'rollup.per-row', value: (value / n) * 1e6, unit: 'µs', n });
  meter.stop();
}

main();
