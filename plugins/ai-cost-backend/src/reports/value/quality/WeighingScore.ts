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

import type { Day, ScoreDirection } from 'backstage-plugin-ai-cost-common';
import type { ScoreFigure } from '../telemetry/Figure';
import { meanScore, type MeanScore } from './meanScore';
import { qualityKey } from './qualityScores';

/** The score by which the models of an entity are weighed. */
export class WeighingScore {
  readonly key: string;
  readonly name: string;
  readonly direction: ScoreDirection;
  /** Where higher is better and all values are 0 to 1, such as accuracy. */
  readonly isShare: boolean;
  readonly source: string;
  readonly #scores: readonly ScoreFigure[];
  readonly #byModel: ReadonlyMap<string, ScoreFigure[]>;

  /**
   * Chooses among scores the one with sample sizes, of the most models, with the
   * largest samples.
   *
   * @returns undefined when there is no score on the days
   */
  static choose(
    scores: readonly ScoreFigure[],
    days: readonly Day[],
  ): WeighingScore | undefined {
    const asked = new Set(days);
    const keys = new Map<string, ScoreFigure[]>();
    for (const score of scores) {
      const key = qualityKey(score);
      keys.set(key, [...(keys.get(key) ?? []), score]);
    }
    const [best] = [...keys]
      .filter(([, group]) => group.some(({ day }) => asked.has(day)))
      .map(([key, group]) => ({
        key,
        group,
        // One of unknown size weighs less than any that has one.
        samples: group.reduce((sum, it) => sum + (it.sampleSize ?? 0), 0),
        models: new Set(group.map(({ model }) => model)).size,
      }))
      .sort(
        (a, b) =>
          Math.sign(b.samples) - Math.sign(a.samples) ||
          b.models - a.models ||
          b.samples - a.samples ||
          (a.key < b.key ? -1 : 1),
      );
    return best && new WeighingScore(best.key, best.group);
  }

  private constructor(key: string, scores: readonly ScoreFigure[]) {
    this.key = key;
    this.name = scores[0].name;
    this.direction = scores[0].direction;
    this.source = scores[0].source.id;
    this.isShare =
      this.direction === 'higher' &&
      scores.every(({ value }) => value >= 0 && value <= 1);
    this.#scores = scores;
    const byModel = new Map<string, ScoreFigure[]>();
    for (const score of scores) {
      byModel.set(score.model, [...(byModel.get(score.model) ?? []), score]);
    }
    this.#byModel = byModel;
  }

  /** The score of a model over some days; of no known model, of all. */
  of(model: string | undefined, days: readonly Day[]): MeanScore | undefined {
    const asked = new Set(days);
    const scores = this.#byModel.get(model ?? '') ?? [];
    return meanScore(scores.filter(({ day }) => asked.has(day)));
  }

  /** The score of the entity over some days, whatever the model. */
  ofAll(days: readonly Day[]): MeanScore | undefined {
    const asked = new Set(days);
    return meanScore(this.#scores.filter(({ day }) => asked.has(day)));
  }
}
