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

import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** An entity that can hold costs, as the catalog places it. */
export interface PlacedEntity {
  /** In lower case. */
  entityRef: string;
  /** As in the catalog: `Component`. */
  kind: string;
  title?: string;
  type?: string;
  /** What it is part of: systems, and components that it is a part of. */
  partOf: readonly string[];
  /** Where its file can be edited. */
  editUrl?: string;
}

/** A Group, System or Domain of the catalog. */
export interface PlacedScope {
  entityRef: string;
  title?: string;
  /** Groups: the groups above it. Systems and domains: what they are part of. */
  parents: readonly string[];
  /** Groups: refs of its users. */
  members: readonly string[];
}

/** What a Group, User, System or Domain answers for. */
export type ScopeContent =
  /** Everything that one of these owns, on the days on which it does. */
  | { by: 'owner'; owners: ReadonlySet<string> }
  /** These entities, by today's catalog. */
  | { by: 'entity'; entityRefs: ReadonlySet<string> };

/** How far a roll-up reaches. */
export type ScopeReach = 'all' | 'direct';

/**
 * How the catalog arranges what holds costs: who owns it is not here, for that
 * is dated (`OwnerStore`). It tells of structure alone; who may see what is
 * decided when they ask.
 */
export class CatalogStructure {
  readonly #entities: ReadonlyMap<string, PlacedEntity>;
  readonly #scopes: ReadonlyMap<string, PlacedScope>;
  readonly #children: ReadonlyMap<string, readonly string[]>;
  readonly #groupsOf: ReadonlyMap<string, readonly string[]>;

  static create(options: {
    entities: readonly PlacedEntity[];
    scopes: readonly PlacedScope[];
  }): CatalogStructure {
    return new CatalogStructure(options);
  }

  private constructor(options: Parameters<typeof CatalogStructure.create>[0]) {
    const { entities, scopes } = options;
    this.#entities = new Map(entities.map(it => [it.entityRef, it]));
    this.#scopes = new Map(scopes.map(it => [it.entityRef, it]));
    this.#children = invert([
      ...scopes.map(it => [it.entityRef, it.parents] as const),
      ...entities.map(it => [it.entityRef, it.partOf] as const),
    ]);
    this.#groupsOf = invert(
      scopes.map(it => [it.entityRef, it.members] as const),
    );
  }

  /** All entities that can hold costs. */
  entities(): Iterable<PlacedEntity> {
    return this.#entities.values();
  }

  entity(entityRef: string): PlacedEntity | undefined {
    return this.#entities.get(entityRef);
  }

  /** The title of anything in here. */
  titleOf(ref: string): string | undefined {
    return (this.#entities.get(ref) ?? this.#scopes.get(ref))?.title;
  }

  /** The system that an entity is part of, by way of components as well. */
  systemOf(entityRef: string): string | undefined {
    return reach(
      [entityRef],
      ref => this.#entities.get(ref)?.partOf ?? [],
    ).find(ref => kindOf(ref) === 'system');
  }

  /**
   * What a Group, User, System or Domain answers for.
   *
   * @throws InputError for an entity of another kind
   */
  contentOf(scopeRef: string, scopeReach: ScopeReach): ScopeContent {
    const ref = scopeRef.toLowerCase();
    switch (kindOf(ref)) {
      case 'group':
        return {
          by: 'owner',
          owners: new Set(this.#groups([ref], scopeReach)),
        };
      case 'user': {
        const groups =
          scopeReach === 'all' ? this.#groupsOf.get(ref) ?? [] : [];
        return { by: 'owner', owners: new Set([ref, ...groups]) };
      }
      case 'system':
      case 'domain':
        return { by: 'entity', entityRefs: this.#parts(ref, scopeReach) };
      default:
        throw new InputError(
          `${scopeRef} is not a Group, User, System or Domain`,
        );
    }
  }

  /** The scopes directly below one: child groups, a user's groups, systems. */
  childrenOf(scopeRef: string): PlacedScope[] {
    const ref = scopeRef.toLowerCase();
    const below =
      kindOf(ref) === 'user'
        ? this.#groupsOf.get(ref)
        : this.#children.get(ref);
    return (below ?? []).flatMap(child => this.#scopes.get(child) ?? []);
  }

  #groups(refs: readonly string[], scopeReach: ScopeReach): string[] {
    return scopeReach === 'direct'
      ? [...refs]
      : reach(refs, ref => this.#children.get(ref) ?? []);
  }

  #parts(ref: string, scopeReach: ScopeReach): Set<string> {
    const all = reach([ref], at =>
      // A part of a part counts however far: only scopes below are left out.
      (this.#children.get(at) ?? []).filter(
        child => scopeReach === 'all' || this.#entities.has(child),
      ),
    );
    return new Set(all.filter(part => this.#entities.has(part)));
  }
}

/** Everything that can be reached, each once, whatever circles there are. */
function reach(
  from: readonly string[],
  next: (ref: string) => readonly string[],
): string[] {
  const seen = new Set(from);
  for (const ref of seen) {
    for (const further of next(ref)) {
      seen.add(further);
    }
  }
  return [...seen];
}

function invert(
  entries: readonly (readonly [string, readonly string[]])[],
): Map<string, string[]> {
  const inverse = new Map<string, string[]>();
  for (const [ref, targets] of entries) {
    for (const target of new Set(targets)) {
      const refs = inverse.get(target);
      if (refs) {
        refs.push(ref);
      } else {
        inverse.set(target, [ref]);
      }
    }
  }
  return inverse;
}

function kindOf(ref: string): string {
  return parseEntityRef(ref).kind.toLowerCase();
}
