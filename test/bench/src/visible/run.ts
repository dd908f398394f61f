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

import { largeBillEntities } from '@internal/ai-cost-sample-data';
import { largeBill } from '../bill';
import { filesSource, ingest } from '../ingest';
import { ENGINES, startPortal, type Engine } from '../portal';
import { startProcessMeter } from '../processMeter';
import { print } from '../result';
import { bareSeconds } from '../rollup/bareSeconds';

async function measure(engine: Engine, n: number, bare: number) {
  const folder = await largeBill(n);
  const portal = await startPortal({
    engine,
    entities: largeBillEntities(),
    aiCost: { sources: [filesSource(folder)] },
  });
  try {
    const name = `visible.${engine}`;
    const meter = startProcessMeter({ name, n });
    const value = await ingest(portal);
    print({
      name,
      value,
      unit: 's',
      n,
      against: 'bare GROUP BY',
      ratio: value / bare,
    });
    print({ name: `${name}.per-row`, value: (value / n) * 1e6, unit: 'µs', n });
    meter.stop();
  } finally {
    await portal.stop();
  }
}

async function main() {
  const n = Number(process.argv[2]);
  const folder = await largeBill(n);
  const bare = await bareSeconds(folder);
  for (const engine of ENGINES) {
    await measure(engine, n, bare);
  }
  process.exit(0);
}

main();
