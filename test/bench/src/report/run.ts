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

import { addDays } from 'backstage-plugin-ai-cost-common';
import { startPortal, ENGINES, getJson, type Engine } from '../portal';
import { percentile95, print } from '../result';
import { entityRef, fillLedger, FIRST_DAY, SHAPE } from './fillLedger';

const REQUESTS = 200;

async function measure(engine: Engine) {
  const entities = Array.from({ length: SHAPE.entities }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: entityRef(index).split('/')[1], namespace: 'default' },
    spec: {},
  }));
  const portal = await startPortal({
    engine,
    entities,
    aiCost: {
      attribution: {
        schedule: {
          frequency: { trigger: 'manual' },
          timeout: { minutes: 10 },
        },
      },
    },
  });
  try {
    const database = portal.openDatabase();
    const stored = await fillLedger(database);
    await database.destroy();
    const lastDay = addDays(FIRST_DAY, SHAPE.days - 1);
    for (const [name, from, granularity] of [
      ['30-days', addDays(lastDay, -29), 'day'],
      ['90-days', addDays(lastDay, -89), 'day'],
      ['12-months', FIRST_DAY, 'month'],
    ]) {
      const times: number[] = [];
      for (let request = 0; request < REQUESTS + 10; request += 1) {
        const entity = `service-${(request * 2377) % SHAPE.entities}`;
        const started = performance.now();
        await getJson(
          `${portal.url}/entities/component/default/${entity}/costs?from=${from}&to=${lastDay}&granularity=${granularity}`,
        );
        times.push(performance.now() - started);
      }
      print({
        name: `report.${engine}.${name}.p95`,
        value: percentile95(times.slice(10)),
        unit: 'ms',
        n: stored,
      });
    }
  } finally {
    await portal.stop();
  }
}

async function main() {
  for (const engine of ENGINES) {
    await measure(engine);
  }
  process.exit(0);
}

main();
