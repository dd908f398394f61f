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

import type { InputError } from '@backstage/errors';
import type { Day } from 'backstage-plugin-ai-cost-common';
import type {
  EntityTelemetryQuery,
  ScoreSample,
  TelemetryProblem,
} from 'backstage-plugin-ai-cost-node';
import type { Experiments } from './Experiments';
import { findTarget, type Target } from './findTarget';
import { MlflowScores } from './MlflowScores';
import type { Registry } from './Registry';
import type { MlflowRun } from './shapes';

/** What annotations ask for, and what the runs answer. */
export class AskedScores {
  readonly #registry: Registry;
  readonly #asked: {
    query: EntityTelemetryQuery;
    target: Target;
    scores?: MlflowScores;
  }[] = [];
  readonly #problems: TelemetryProblem[] = [];

  static create(options: {
    queries: readonly EntityTelemetryQuery[];
    experiments: Experiments;
    registry: Registry;
    sampleSizeNames: readonly string[];
    /** Undefined when no day ends in the window. */
    days: { first: Day; last: Day } | undefined;
  }): AskedScores {
    return new AskedScores(options);
  }

  private constructor(options: Parameters<typeof AskedScores.create>[0]) {
    const { queries, days, sampleSizeNames } = options;
    this.#registry = options.registry;
    for (const query of queries) {
      try {
        const target = findTarget(query, options);
        const scores =
          days && MlflowScores.create({ query, target, sampleSizeNames, days });
        this.#asked.push({ query, target, scores });
      } catch (error) {
        if ((error as InputError).name !== 'InputError') {
          throw error;
        }
        this.#problems.push({ query, message: (error as Error).message });
      }
    }
  }

  /**
   * Takes a run for all the queries that it answers.
   *
   * @returns the entity that asks for its experiment or its model; undefined when
   * none does, or several do
   */
  add(run: MlflowRun): string | undefined {
    const entities = new Set<string>();
    for (const { query, target, scores } of this.#asked) {
      if (target.experiment?.id === run.experimentId) {
        scores?.add(run);
        entities.add(query.entityRef);
      }
      const version =
        target.model === undefined
          ? undefined
          : this.#registry
              .versionsOf(target.model)
              .find(({ runId }) => runId === run.id);
      if (version) {
        scores?.add(run, version.createdAt);
        entities.add(query.entityRef);
      }
    }
    return entities.size === 1 ? [...entities][0] : undefined;
  }

  get samples(): ScoreSample[] {
    return this.#asked.flatMap(({ scores }) => scores?.samples ?? []);
  }

  get problems(): TelemetryProblem[] {
    return [
      ...this.#problems,
      ...this.#asked.flatMap(({ scores }) => scores?.problems ?? []),
    ];
  }
}
