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

import { utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import type {
  EntityTelemetryQuery,
  ScoreSample,
  TelemetryProblem,
} from 'backstage-plugin-ai-cost-node';
import { excerpt } from '../source/cleanName';
import type { Target } from './findTarget';
import type { MlflowRun } from './shapes';

const MOST_NAMED = 5;

/** A run that measured what a query asks for. */
interface Measured {
  run: MlflowRun;
  value: number;
  /** Later is newer. */
  age: number;
}

/**
 * The scores of one query. On each day, the newest version or run that ended on
 * it stands for all of them: a mean over trials says nothing of any of them.
 */
export class MlflowScores {
  readonly #query: EntityTelemetryQuery;
  readonly #target: Target;
  readonly #sampleSizeNames: readonly string[];
  readonly #days: { first: Day; last: Day };
  readonly #byDay = new Map<Day, Measured>();
  readonly #otherMetrics = new Set<string>();

  static create(options: {
    query: EntityTelemetryQuery;
    target: Target;
    /** Metrics, tags or parameters that say how much was evaluated. */
    sampleSizeNames: readonly string[];
    days: { first: Day; last: Day };
  }): MlflowScores {
    return new MlflowScores(options);
  }

  private constructor(options: Parameters<typeof MlflowScores.create>[0]) {
    this.#query = options.query;
    this.#target = options.target;
    this.#sampleSizeNames = options.sampleSizeNames;
    this.#days = options.days;
  }

  /** @param createdAt - of the version that was made of the run */
  add(run: MlflowRun, createdAt?: Date): void {
    const day = run.endedAt && utcDay(run.endedAt);
    if (
      !run.endedAt ||
      !day ||
      run.status !== 'FINISHED' ||
      day < this.#days.first ||
      day > this.#days.last
    ) {
      return;
    }
    const found = run.metrics.find(({ key }) => key === this.#target.metric);
    if (!found) {
      run.metrics
        .slice(0, MOST_NAMED)
        .forEach(({ key }) => this.#otherMetrics.add(key));
      return;
    }
    const age = (createdAt ?? run.endedAt).getTime();
    const known = this.#byDay.get(day);
    if (!known || known.age < age) {
      this.#byDay.set(day, { run, value: found.value, age });
    }
  }

  get samples(): ScoreSample[] {
    return [...this.#byDay]
      .filter(([, { value }]) => Number.isFinite(value))
      .map(([day, { run, value }]) => this.#toSample(day, run, value));
  }

  get problems(): TelemetryProblem[] {
    const bad = [...this.#byDay.values()].find(
      ({ value }) => !Number.isFinite(value),
    );
    const { metric } = this.#target;
    if (bad) {
      return [
        {
          query: this.#query,
          message: `The last value of ${excerpt(metric)} in run ${
            bad.run.id
          } is ${bad.value}, which is no score; log a number`,
        },
      ];
    }
    if (this.#byDay.size === 0 && this.#otherMetrics.size > 0) {
      const names = [...this.#otherMetrics].slice(0, MOST_NAMED).map(excerpt);
      return [
        {
          query: this.#query,
          message: `None of the runs has the metric ${excerpt(
            metric,
          )}; they have ${names.join(', ')}`,
        },
      ];
    }
    return [];
  }

  #toSample(day: Day, run: MlflowRun, value: number): ScoreSample {
    const { name, entityRef, environment, direction } = this.#query;
    return {
      kind: 'score',
      period: day,
      name,
      value,
      sampleSize: this.#sampleSizeOf(run),
      evaluator: 'mlflow',
      direction: direction ?? 'higher',
      window: windowOf(run),
      dimensions: {
        entityRef,
        environment,
        model: this.#target.model,
        tags: {},
      },
    };
  }

  #sampleSizeOf(run: MlflowRun): number | undefined {
    for (const name of this.#sampleSizeNames) {
      const told =
        run.metrics.find(({ key }) => key === name)?.value ??
        [...run.tags, ...run.params].find(({ key }) => key === name)?.value;
      const size = Number(told ?? Number.NaN);
      if (Number.isFinite(size) && size > 0) {
        return size;
      }
    }
    return undefined;
  }
}

/** The time of a run; undefined when it took none. */
function windowOf({ startedAt, endedAt }: MlflowRun): ScoreSample['window'] {
  return startedAt && endedAt && startedAt < endedAt
    ? { from: startedAt.toISOString(), to: endedAt.toISOString() }
    : undefined;
}
