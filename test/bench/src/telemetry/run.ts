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
import { createBackendModule } from '@backstage/backend-plugin-api';
import { addHours, utcHour } from 'backstage-plugin-ai-cost-common';
import { telemetrySourcesExtensionPoint } from 'backstage-plugin-ai-cost-node';
import { ENGINES, startPortal, type Engine } from '../portal';
import { startProcessMeter } from '../processMeter';
import { print } from '../result';
import { sampleBatches, SHAPE } from './samples';

const ID = 'bench';
const SAMPLES = SHAPE.entities * SHAPE.measures * SHAPE.hours;
const MILLISECONDS_PER_HOUR = 3_600_000;
const MANUAL = {
  frequency: { trigger: 'manual' },
  timeout: { minutes: 60 },
} as const;

/** A source with samples of every hour. */
const source = createBackendModule({
  pluginId: 'ai-cost',
  moduleId: 'bench',
  register(env) {
    env.registerInit({
      deps: { sources: telemetrySourcesExtensionPoint },
      async init({ sources }) {
        sources.addTelemetrySource({
          ...{ id: ID, type: 'bench', description: 'Benchmark' },
          ...{ schedule: MANUAL, trailingHours: 24, conventions: [] },
          async *collect({ from, to }) {
            const hours =
              (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_HOUR;
            for (const samples of sampleBatches(from, hours)) {
              yield { samples };
            }
          },
        });
      },
    });
  },
});

function entities() {
  return Array.from({ length: SHAPE.entities }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: `service-${index}`, namespace: 'default' },
    spec: {},
  }));
}

/**
 * Seconds for a source that was read a year ago to be read up to now, and for
 * its last day to be read again.
 */
async function measure(engine: Engine) {
  const name = `telemetry.${engine}`;
  const portal = await startPortal({
    ...{ engine, entities: entities(), features: [source] },
    aiCost: { attribution: { schedule: MANUAL } },
  });
  const database = portal.openDatabase();
  const trigger = async (task: string) => {
    for (;;) {
      const response = await fetch(
        `${portal.url}/.backstage/scheduler/v1/tasks/${task}/trigger`,
        { method: 'POST' },
      );
      if (response.ok) {
        return;
      }
      // A run gives to entities what is new before it ends.
      if (response.status !== 409) {
        throw new Error(`trigger: ${response.status} ${await response.text()}`);
      }
      await sleep(20);
    }
  };
  const status = () => database('telemetry_sources').where({ id: ID }).first();
  /** Seconds of a run; the plugin notes when it began. */
  const collect = async () => {
    const { last_success_at: before } = await status();
    await trigger(`collect-telemetry:${ID}`);
    for (;;) {
      await sleep(20);
      const { last_success_at: at, failure } = await status();
      if (failure) {
        throw new Error(failure);
      }
      if (at !== before) {
        return (Date.now() - Date.parse(at)) / 1000;
      }
    }
  };
  try {
    const now = utcHour(new Date());
    await database('telemetry_sources').insert({
      ...{ id: ID, read_to: addHours(now, 24 - SHAPE.hours) },
    });
    const meter = startProcessMeter({ name, n: SAMPLES });
    const stored = await collect();
    const refreshed = await collect();
    for (const [step, value] of Object.entries({ stored, refreshed })) {
      print({ name: `${name}.${step}`, value, unit: 's', n: SAMPLES });
    }
    print({
      ...{ name, value: stored + refreshed, unit: 's', n: SAMPLES },
    });
    meter.stop();
    await expectAll(database);
  } finally {
    await database.destroy();
    await portal.stop();
  }
}

/** @throws Error when something of the year is not there */
async function expectAll(
  database: ReturnType<Awaited<ReturnType<typeof startPortal>>['openDatabase']>,
) {
  const [{ days }] = await database('telemetry_days').count({ days: '*' });
  const series = SHAPE.entities * SHAPE.measures;
  if (Number(days) < series * (SHAPE.hours / 24)) {
    throw new Error(`Only ${days} days were stored`);
  }
}

async function main() {
  for (const engine of ENGINES) {
    await measure(engine);
  }
  process.exit(0);
}

main();
