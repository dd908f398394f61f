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

import knexFactory from 'knex';
import { chargeLine } from './chargeLine';
import type { MemoryCharge } from './MemoryBillingSource';
import { TestPortal } from './TestPortal';

/** A delivery that takes a while to store; the same for the same version. */
export function largeDelivery(version: string) {
  const charges: MemoryCharge[] = [];
  for (let index = 0; index < 400; index++) {
    const line = chargeLine({ skuId: `${version}-${index}` });
    for (let day = 10; day < 30; day++) {
      charges.push({ line, day: `2026-10-${day}`, effective: `${index}.5` });
    }
  }
  return { period: '2026-10', version, charges };
}

/** Ingests one version into a database, to be killed while it does. */
async function main() {
  const [config, version] = process.argv.slice(2);
  const knex = knexFactory(JSON.parse(config));
  const portal = await TestPortal.create(knex, { batchSize: 100 });
  portal.source.deliveries = [
    {
      ...largeDelivery(version),
      onStep: step => {
        process.stdout.write(`${step}\n`);
      },
    },
  ];
  portal.now = new Date();
  await portal.ingest();
  process.stdout.write('done\n');
  await knex.destroy();
}

if (require.main === module) {
  main();
}
