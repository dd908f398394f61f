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

import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';

const DEFAULT_KEPT_FOR = 60_000;

/** Entities that charges can belong to, by ref, with their rules. */
export type EntitiesByRef = ReadonlyMap<string, ClaimingEntity>;

/** Answers with entities and how they share out cost, read anew each minute. */
export class SharingEntities {
  readonly #read: () => Promise<ClaimingEntity[]>;
  readonly #keptFor: number;
  readonly #now: () => Date;
  #last?: { entities: Promise<EntitiesByRef>; until: number };

  static create(options: {
    read: () => Promise<ClaimingEntity[]>;
    /** Milliseconds. */
    keptFor?: number;
    now?: () => Date;
  }): SharingEntities {
    return new SharingEntities(options);
  }

  private constructor(options: Parameters<typeof SharingEntities.create>[0]) {
    this.#read = options.read;
    this.#keptFor = options.keptFor ?? DEFAULT_KEPT_FOR;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * The entities as they were at most a minute ago. Those who ask at once wait
   * for one reading.
   *
   * @throws when the catalog cannot be read
   */
  async current(): Promise<EntitiesByRef> {
    const now = this.#now().getTime();
    if (this.#last === undefined || this.#last.until <= now) {
      const entities = this.#read().then(
        list => new Map(list.map(entity => [entity.entityRef, entity])),
      );
      const last = { entities, until: now + this.#keptFor };
      this.#last = last;
      entities.catch(() => {
        if (this.#last === last) {
          this.#last = undefined;
        }
      });
    }
    return this.#last.entities;
  }

  /** Reads anew when it is asked next: a rule has changed. */
  forget(): void {
    this.#last = undefined;
  }
}
