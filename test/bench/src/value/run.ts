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
import { ENGINES, getJson, startPortal, type Engine } from '../portal';
import { entityRef, fillLedger, FIRST_DAY } from '../report/fillLedger';
import { percentile95, print } from '../result';
import { fillTelemetry } from './fillTelemetry';

const SHAPE = { entities: 500, seriesPerEntity: 5.5, days: 365 };
const REQUESTS = 200;

async function measure(engine: Engine) {
  const portal = await startPortal({
    engine,
    entities: Array.from({ length: SHAPE.entities }, (_, index) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: entityRef(index).split('/')[1], namespace: 'default' },
      spec: {},
    })),
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
    await fillLedger(database, SHAPE);
    const stored = await fillTelemetry(database, SHAPE);
    await database.destroy();
    const lastDay = addDays(FIRST_DAY, SHAPE.days - 1);
    for (const [name, from] of [
      ['30-days', addDays(lastDay, -29)],
      ['90-days', addDays(lastDay, -89)],
    ]) {
      const times: number[] = [];
      for (let request = 0; request < REQUESTS + 10; request += 1) {
        const entity = `service-${(request * 237) % SHAPE.entities}`;
        const started = performance.now();
        await getJson(
          `${portal.url}/entities/component/default/${entity}/value?from=${from}&to=${lastDay}`,
        );
        times.push(performance.now() - started);
      }
      print({
        name: `value.${engine}.${name}.p95`,
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
