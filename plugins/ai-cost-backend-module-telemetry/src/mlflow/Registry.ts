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

import type { ApiError } from 'backstage-plugin-ai-cost-node';
import type { ModelVersion } from 'backstage-plugin-ai-cost-node';
import { cleanName } from '../source/cleanName';
import type { MlflowApi } from './MlflowApi';
import { version as versionShape, type MlflowVersion } from './shapes';

/** What a server without a registry answers with. */
const NO_REGISTRY = new Set([404, 501]);
/** A version that is in none. */
const NO_STAGE = 'None';

/** The models that are registered, with what each version is called now. */
export class Registry {
  readonly #byModel: ReadonlyMap<string, MlflowVersion[]>;
  readonly #byRun: ReadonlyMap<string, MlflowVersion[]>;

  /**
   * @returns a registry without models where the server has none
   * @throws ApiError when it cannot be read
   */
  static async read(api: MlflowApi): Promise<Registry> {
    try {
      const models = await api.registeredModels();
      const versions = await api.versions();
      return new Registry(
        models.map(({ name }) => name),
        withAliases(
          versions.flatMap(each => versionShape.safeParse(each).data ?? []),
          models,
        ),
      );
    } catch (error) {
      const { name, status } = error as ApiError;
      if (name === 'ApiError' && NO_REGISTRY.has(status ?? 0)) {
        return new Registry([], []);
      }
      throw error;
    }
  }

  private constructor(
    models: readonly string[],
    versions: readonly MlflowVersion[],
  ) {
    const newestFirst = [...versions].sort(
      (a, b) =>
        (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0) ||
        Number(b.version) - Number(a.version),
    );
    const byModel = new Map<string, MlflowVersion[]>(
      models.map(name => [name, []]),
    );
    const byRun = new Map<string, MlflowVersion[]>();
    for (const each of newestFirst) {
      append(byModel, each.model, each);
      if (each.runId !== undefined) {
        append(byRun, each.runId, each);
      }
    }
    this.#byModel = byModel;
    this.#byRun = byRun;
  }

  hasModel(name: string): boolean {
    return this.#byModel.has(name);
  }

  /** The newest first. */
  versionsOf(model: string): readonly MlflowVersion[] {
    return this.#byModel.get(model) ?? [];
  }

  /** What was registered of a run. */
  versionsFrom(runId: string): ModelVersion[] {
    return (this.#byRun.get(runId) ?? []).map(
      ({ model, version, ...each }) => ({
        model: cleanName(model) ?? '',
        version: cleanName(version) ?? '',
        aliases: [
          ...each.aliases,
          ...(each.stage && each.stage !== NO_STAGE ? [each.stage] : []),
        ].flatMap(alias => cleanName(alias) ?? []),
      }),
    );
  }

  /** Ids of runs of which something is registered, the newest first. */
  get runIds(): string[] {
    return [...this.#byRun.keys()];
  }
}

/**
 * A search for versions leaves their aliases out in many versions of MLflow, and
 * the models tell them.
 */
function withAliases(
  versions: readonly MlflowVersion[],
  models: Awaited<ReturnType<MlflowApi['registeredModels']>>,
): MlflowVersion[] {
  const aliases = new Map<string, string[]>();
  for (const { name, aliases: pointers } of models) {
    for (const { alias, version } of pointers ?? []) {
      append(aliases, JSON.stringify([name, version]), alias);
    }
  }
  return versions.map(each => ({
    ...each,
    aliases: [
      ...new Set([
        ...each.aliases,
        ...(aliases.get(JSON.stringify([each.model, each.version])) ?? []),
      ]),
    ].sort(),
  }));
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}
