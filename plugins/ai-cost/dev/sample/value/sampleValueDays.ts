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
  daysInRange,
  type Day,
  type ValueDay,
} from 'backstage-plugin-ai-cost-common';
import { daysOf, type SampleRange } from '../sampleWindow';
import { SAMPLE_MODELS, sampleLatency } from './sampleModels';

const EPOCH = '2026-01-01';
const UNITS_PER_REQUEST = 0.41;

/**
 * The days of the sample: quieter at weekends, slowly cheaper, with a day that
 * nobody counted units on.
 */
export function sampleValueDays(
  range: SampleRange,
  today: Day,
  completeThrough: Day,
): ValueDay[] {
  return daysOf(range).map((day): ValueDay => {
    if (day > today) {
      return { day, completeness: 'missing' };
    }
    const index = daysInRange(EPOCH, day);
    const volume = [0.72, 0.78, 1.04, 1.1, 1.08, 1.02, 0.98][
      new Date(day).getUTCDay()
    ];
    const settled = day <= completeThrough;
    const arrived = day === today ? 0.5 : 1;
    const drift = 1 + 0.05 * Math.sin(index / 5);
    let cost = 0;
    let requests = 0;
    let failures = 0;
    for (const model of SAMPLE_MODELS) {
      const calls = Math.round(model.requestsPerDay * volume * arrived);
      requests += calls;
      failures += Math.round(calls * model.errorRate * drift * drift);
      cost += (calls / 1000) * model.costPerThousand * drift;
    }
    const units =
      day.slice(8) === '09'
        ? undefined
        : Math.round(requests * UNITS_PER_REQUEST);
    return {
      day,
      completeness: settled ? 'settled' : 'provisional',
      cost: cost.toFixed(6),
      units,
      unitCost: units === undefined ? undefined : cost / units,
      requests,
      failures,
      tokens: requests * 1_840,
      latency: sampleLatency(0.31 * drift * drift, requests),
    };
  });
}
