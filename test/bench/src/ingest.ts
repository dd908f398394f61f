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
import { getJson, type startPortal } from './portal';

const ID = 'bench';

type Portal = Awaited<ReturnType<typeof startPortal>>;

/** Configuration of the one source of a benchmark: Parquet files in a folder. */
export function filesSource(folder: string) {
  return {
    id: ID,
    type: 'files',
    format: 'focus',
    path: `${folder}/*.parquet`,
    schedule: {
      frequency: { trigger: 'manual' },
      timeout: { minutes: 60 },
    },
  };
}

/**
 * Has the source read, as "ingest now" does.
 *
 * @returns seconds from the beginning of the run until everything is visible;
 * the scheduler looks for triggered tasks every few seconds, and begins it then
 * @throws Error with the run, when it did not succeed
 */
export async function ingest(portal: Portal): Promise<number> {
  const response = await fetch(`${portal.url}/sources/${ID}/ingest`, {
    method: 'POST',
  });
  if (!response.ok) {
    throw new Error(`ingest: ${response.status} ${await response.text()}`);
  }
  for (;;) {
    const { lastRun } = await getJson<SourceDetail>(
      `${portal.url}/sources/${ID}`,
    );
    if (lastRun && lastRun.outcome !== 'running') {
      if (lastRun.outcome !== 'success') {
        throw new Error(JSON.stringify(lastRun));
      }
      return (Date.now() - Date.parse(lastRun.startedAt)) / 1000;
    }
    await sleep(50);
  }
}
