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

import type { CountMeasure, Day } from 'backstage-plugin-ai-cost-common';
import type { ChosenFrom } from './chooseFigures';

/** Counts that one source has of a model in an environment on a day. */
export interface CountedDay extends ChosenFrom {
  counts: Map<CountMeasure, number>;
}

/** What was counted on a day of a model, or of all models together. */
export interface CallDay {
  day: Day;
  /** Undefined where the count does not tell models apart. */
  model?: string;
  counts: Map<CountMeasure, number>;
  sources: Set<string>;
}

/**
 * Counts by day and model. A day with a count of an unknown model has one entry
 * for all models, because that count may be of any.
 */
export function callDays(counted: readonly CountedDay[]): CallDay[] {
  const blurred = new Set(
    counted.filter(({ model }) => model === '').map(({ day }) => day),
  );
  const days = new Map<string, CallDay>();
  for (const { day, model: told, counts, source } of counted) {
    const model = blurred.has(day) ? undefined : told;
    const key = JSON.stringify([day, model]);
    let known = days.get(key);
    if (!known) {
      known = { day, model, counts: new Map(), sources: new Set() };
      days.set(key, known);
    }
    known.sources.add(source.id);
    for (const [measure, count] of counts) {
      known.counts.set(measure, (known.counts.get(measure) ?? 0) + count);
    }
  }
  return [...days.values()];
}
