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
import type { EntityCostReport } from 'backstage-plugin-ai-cost-common';
import { scratchFolder } from '../bill';
import { filesSource, ingest } from '../ingest';
import { ENGINES, getJson, startPortal, type Engine } from '../portal';
import { startProcessMeter } from '../processMeter';
import { print } from '../result';
import { LINES, MOVED_TAG, writeManyLines } from './writeManyLines';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'claimant', namespace: 'default', annotations: {} },
  spec: {},
};

const REPORT =
  'entities/component/default/claimant/costs?from=2026-10-01&to=2026-10-31&granularity=month';

/** Seconds from the start of the pass after one annotation changed to its end. */
async function measure(engine: Engine, folder: string) {
  const name = `reattribute.${engine}`;
  const entity = structuredClone(ENTITY);
  const portal = await startPortal({
    engine,
    entities: [entity],
    aiCost: {
      sources: [filesSource(folder)],
      attribution: {
        schedule: {
          frequency: { trigger: 'manual' },
          timeout: { minutes: 10 },
        },
      },
    },
  });
  const database = portal.openDatabase();
  const state = () => database('attribution_state').first();
  const runToEnd = async () => {
    const response = await fetch(
      `${portal.url}/.backstage/scheduler/v1/tasks/attribute/trigger`,
      { method: 'POST' },
    );
    if (!response.ok) {
      throw new Error(`trigger: ${response.status} ${await response.text()}`);
    }
    // The scheduler looks for triggered tasks every few seconds.
    while (!(await state()).pending_fingerprint) {
      await sleep(10);
    }
    const started = performance.now();
    while ((await state()).pending_fingerprint) {
      await sleep(10);
    }
    return (performance.now() - started) / 1000;
  };
  try {
    await ingest(portal);
    await runToEnd();
    Object.assign(entity.metadata.annotations, {
      'ai-cost/tags': MOVED_TAG,
    });
    const meter = startProcessMeter({ name, n: LINES });
    const value = await runToEnd();
    print({ name, value, unit: 's', n: LINES });
    meter.stop();
    const report = await getJson<EntityCostReport>(`${portal.url}/${REPORT}`);
    if (!report.totals.length) {
      throw new Error('The changed annotation claimed nothing');
    }
  } finally {
    await database.destroy();
    await portal.stop();
  }
}

async function main() {
  const folder = scratchFolder('many-lines');
  await writeManyLines(folder);
  for (const engine of ENGINES) {
    await measure(engine, folder);
  }
  process.exit(0);
}

main();
