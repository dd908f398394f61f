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
import { type ApiClient, readPages } from 'backstage-plugin-ai-cost-node';
import type { ReadWindow } from '../source/CostReader';
import type { Findings } from '../source/Findings';
import { dailyPage, dailyUsage, type TracedUsage } from './shapes';

const PATH = 'api/public/metrics/daily';

/** Reads days by model, from servers that have no other metrics. */
export async function readDailyMetrics(options: {
  client: ApiClient;
  window: ReadWindow;
  findings: Findings;
  signal: AbortSignal;
}): Promise<TracedUsage[]> {
  const { client, window, findings, signal } = options;
  const days = await readPages({
    client,
    what: PATH,
    read: async (cursor = '1', budget) => {
      const { data, meta } = await client.getJson({
        path: PATH,
        query: [
          ['page', cursor],
          ['limit', '100'],
          ['fromTimestamp', `${window.from}T00:00:00.000Z`],
          ['toTimestamp', `${addDays(window.through, 1)}T00:00:00.000Z`],
        ],
        schema: dailyPage,
        budget,
        signal,
      });
      const more = (meta.totalPages ?? 1) > Number(cursor);
      return {
        items: data,
        next: more ? String(Number(cursor) + 1) : undefined,
      };
    },
  });
  return days.flatMap(({ date, usage }) =>
    usage.flatMap((row, at) => {
      const read = findings.read(row, {
        schema: dailyUsage,
        file: `daily metrics of ${date}`,
        row: at + 1,
      });
      return read ? [{ day: date, ...read }] : [];
    }),
  );
}
