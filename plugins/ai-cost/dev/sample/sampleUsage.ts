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

import {
  addHours,
  utcHour,
  type ReportedUsage,
} from 'backstage-plugin-ai-cost-common';

/** Two days of calls with a daily rhythm, and an hour that nobody reported. */
export function sampleUsage(now: Date): ReportedUsage[] {
  const last = utcHour(now);
  const hours = Array.from({ length: 48 }, (_, index) => {
    const hour = addHours(last, index - 47);
    const requests = Math.round(
      900 + 700 * Math.sin((Number(hour.slice(11, 13)) / 12) * Math.PI - 2),
    );
    return {
      hour,
      requests,
      tokens: {
        input: requests * 420,
        cache_read: requests * 900,
        output: requests * 180,
      },
    };
  });
  return [
    {
      reporter: 'external:model-gateway',
      hours: hours.filter((_, index) => index !== 30),
    },
    {
      reporter: 'external:training-jobs',
      hours: hours.slice(20, 26).map(({ hour }) => ({
        hour,
        tokens: {},
        gpuSeconds: 8 * 3_600,
      })),
    },
  ];
}
