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

import type { Day, QualityScore } from 'backstage-plugin-ai-cost-common';
import type { ScoreFigure } from '../telemetry/Figure';
import type { ValueDays } from '../ValueWindows';
import { meanScore } from './meanScore';

/**
 * Tells scores apart that must not be compared: by name, evaluator, direction,
 * source, and whether anybody says how many were evaluated.
 */
export function qualityKey(score: ScoreFigure): string {
  const { name, evaluator, direction, source, sampleSize } = score;
  const sized = sampleSize === undefined ? 'unsized' : 'sized';
  return [name, evaluator, direction, source.id, sized]
    .map(encodeURIComponent)
    .join('/');
}

/** The scores of an entity over time, by key, model and environment. */
export function qualityScores(
  figures: readonly ScoreFigure[],
  days: ValueDays,
): QualityScore[] {
  const [current, previous] = [new Set(days.current), new Set(days.previous)];
  const groups = new Map<string, ScoreFigure[]>();
  for (const figure of figures) {
    const id = JSON.stringify([
      qualityKey(figure),
      figure.model,
      figure.environment,
    ]);
    const group = groups.get(id) ?? [];
    group.push(figure);
    groups.set(id, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const now = group.filter(({ day }) => current.has(day));
      const mean = meanScore(now);
      if (!mean) {
        return [];
      }
      const { name, evaluator, direction, source, model, environment } =
        group[0];
      return {
        key: qualityKey(group[0]),
        name,
        evaluator,
        direction,
        source: source.id,
        model,
        environment,
        value: mean.value,
        previous: meanScore(group.filter(({ day }) => previous.has(day)))
          ?.value,
        sampleSize: mean.sampleSize,
        days: daysOf(now),
      };
    });
}

function daysOf(figures: readonly ScoreFigure[]): QualityScore['days'] {
  const days = new Map<Day, ScoreFigure[]>();
  for (const figure of figures) {
    days.set(figure.day, [...(days.get(figure.day) ?? []), figure]);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, ofDay]) => {
      const { value, sampleSize } = meanScore(ofDay)!;
      return { day, value, sampleSize };
    });
}
