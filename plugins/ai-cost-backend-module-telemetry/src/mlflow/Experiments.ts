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

import { Glob } from 'backstage-plugin-ai-cost-node';
import type { MlflowApi } from './MlflowApi';

/** An experiment, which runs belong to. */
export interface Experiment {
  id: string;
  name: string;
  tags: readonly { key: string; value: string }[];
}

/** The experiments that a source may read, and annotations may ask for. */
export class Experiments {
  readonly #byId: ReadonlyMap<string, Experiment>;
  readonly #byName: ReadonlyMap<string, Experiment>;

  /** @param allowed - patterns of their names; all of them when left out */
  static async read(
    api: MlflowApi,
    allowed: readonly Glob[] | undefined,
  ): Promise<Experiments> {
    const experiments = await api.experiments();
    return new Experiments(
      experiments
        .filter(({ name }) => allowed?.some(glob => glob.matches(name)) ?? true)
        .map(({ experiment_id: id, name, tags }) => ({ id, name, tags })),
    );
  }

  private constructor(experiments: readonly Experiment[]) {
    this.#byId = new Map(experiments.map(each => [each.id, each]));
    this.#byName = new Map(experiments.map(each => [each.name, each]));
  }

  get ids(): string[] {
    return [...this.#byId.keys()];
  }

  find(name: string): Experiment | undefined {
    return this.#byName.get(name);
  }

  get(id: string): Experiment | undefined {
    return this.#byId.get(id);
  }
}
