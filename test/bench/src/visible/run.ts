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

import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceDetail } from 'backstage-plugin-ai-cost-common';
import { largeBillEntities } from '@internal/ai-cost-sample-data';
import { largeBill } from '../bill';
import { ENGINES, getJson, startPortal, type Engine } from '../portal';
import { startProcessMeter } from '../processMeter';
import { print } from '../result';
import { bareGroupBy } from '../rollup/bareGroupBy';

/** Seconds from "ingest now" until the delivery is what readers see. */
async function untilVisible(engine: Engine, folder: string): Promise<number> {
  const portal = await startPortal({
    engine,
    entities: largeBillEntities(),
    aiCost: {
      sources: [
        {
          id: 'bench',
          type: 'files',
          format: 'focus',
          path: `${folder}/*.parquet`,
          schedule: {
            frequency: { trigger: 'manual' },
            timeout: { minutes: 60 },
          },
        },
      ],
    },
  });
  try {
    const started = performance.now();
    const response = await fetch(`${portal.url}/sources/bench/ingest`, {
      method: 'POST',
    });
    if (!response.ok) {
      throw new Error(`ingest: ${response.status} ${await response.text()}`);
    }
    for (;;) {
      const source = await getJson<SourceDetail>(`${portal.url}/sources/bench`);
      const run = source.lastRun;
      if (run && run.outcome !== 'running') {
        if (run.outcome !== 'success') {
          throw new Error(JSON.stringify(run));
        }
        return (performance.now() - started) / 1000;
      }
      await sleep(50);
    }
  } finally {
    await portal.stop();
  }
}

async function main() {
  const n = Number(process.argv[2]);
  const folder = await largeBill(n);
  await bareGroupBy(folder);
  const bare = await bareGroupBy(folder);
  for (const engine of ENGINES) {
    const name = `visible.${engine}`;
    const meter = startProcessMeter({ name, n });
    const value = await untilVisible(engine, folder);
    print({
      name,
      value,
      unit: 's',
      n,
      against: 'bare GROUP BY',
      ratio: value / bare,
    });
    meter.stop();
  }
  process.exit(0);
}

main();
