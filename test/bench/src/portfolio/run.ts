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

import { ENGINES, getJson, startPortal, type Engine } from '../portal';
import { percentile95, print } from '../result';
import { fillPortfolio } from './fillPortfolio';
import { organisation } from './organisation';
import { QUESTIONS } from './questions';

const REQUESTS = 60;
const WARM_UP = 3;

async function measure(engine: Engine) {
  const portal = await startPortal({
    engine,
    entities: organisation(),
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
    const { stored, seconds } = await fillPortfolio(database);
    await database.destroy();
    print({
      name: `portfolio.${engine}.update`,
      value: seconds,
      unit: 's',
      n: stored,
    });
    for (const { name, path, body } of QUESTIONS) {
      const times: number[] = [];
      for (let asked = 0; asked < REQUESTS + WARM_UP; asked += 1) {
        const started = performance.now();
        await getJson(`${portal.url}/${path(asked)}`, body?.(asked));
        times.push(performance.now() - started);
      }
      print({
        name: `portfolio.${engine}.${name}.p95`,
        value: percentile95(times.slice(WARM_UP)),
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
