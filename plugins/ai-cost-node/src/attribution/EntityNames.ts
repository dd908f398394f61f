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

import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import type { ClaimingEntity } from './CatalogSnapshot';

/** `[kind:][namespace/]name`, as in the catalog. */
const REF = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/;

/**
 * Finds the entities that a text names: by name as the catalog spells it, or by
 * a full or partial entity ref.
 */
export class EntityNames {
  readonly #byName = new Map<string, ClaimingEntity[]>();
  readonly #byRef = new Map<string, ClaimingEntity>();

  static create(entities: readonly ClaimingEntity[]): EntityNames {
    return new EntityNames(entities);
  }

  private constructor(entities: readonly ClaimingEntity[]) {
    for (const entity of entities) {
      this.#byRef.set(entity.entityRef, entity);
      const named = this.#byName.get(entity.name);
      if (named) {
        named.push(entity);
      } else {
        this.#byName.set(entity.name, [entity]);
      }
    }
  }

  get(entityRef: string): ClaimingEntity | undefined {
    return this.#byRef.get(entityRef);
  }

  /**
   * Kinds and namespaces are compared without case. A ref with a kind and no
   * namespace is one in the default namespace; a bare name is one in any.
   */
  find(text: string): ClaimingEntity[] {
    if (!text.includes(':') && !text.includes('/')) {
      return this.#byName.get(text) ?? [];
    }
    const full = this.#byRef.get(text);
    if (full) {
      return [full];
    }
    const [, kind, namespace, name] = REF.exec(text) ?? [];
    const space = (namespace ?? DEFAULT_NAMESPACE).toLowerCase();
    return (this.#byName.get(name) ?? []).filter(
      ({ entityRef }) =>
        entityRef.split('/')[0].endsWith(`:${space}`) &&
        (kind === undefined || entityRef.startsWith(`${kind.toLowerCase()}:`)),
    );
  }
}
