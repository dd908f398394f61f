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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { Findings } from '../source/Findings';
import { restOf } from './restOf';
import {
  keyActivity,
  providerActivity,
  type Activity,
  type ActivityMetrics,
} from './shapes';

/** What calls through a key, or through none that is known, cost on a day. */
export interface DailyUsage {
  day: Day;
  provider: string;
  metrics: ActivityMetrics;
  key?: string;
  keyAlias?: string;
  team?: string;
}

/** What calls through each key of each provider cost, and those through none. */
export function* usageByKey(
  { date, breakdown }: Activity,
  findings: Findings,
): Generator<DailyUsage> {
  const day = date.slice(0, 10);
  const file = `daily activity of ${day}`;
  const providers = Object.entries(breakdown.providers ?? {});
  for (const [at, [provider, value]] of providers.entries()) {
    const place = { file, row: at + 1 };
    const ofProvider = findings.read(value, {
      schema: providerActivity,
      ...place,
    });
    if (ofProvider) {
      const parts: ActivityMetrics[] = [];
      const keys = Object.entries(ofProvider.api_key_breakdown ?? {});
      for (const [key, ofKey] of keys) {
        const read = findings.read(ofKey, {
          schema: keyActivity,
          kept: true,
          ...place,
        });
        if (read) {
          const { metrics, metadata } = read;
          parts.push(metrics);
          yield {
            day,
            provider,
            metrics,
            key,
            keyAlias: metadata?.key_alias,
            team: metadata?.team_id,
          };
        }
      }
      const rest = restOf(ofProvider.metrics, parts);
      if (rest) {
        yield { day, provider, metrics: rest };
      }
    }
  }
}
