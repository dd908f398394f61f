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

import { InputError } from '@backstage/errors';
import type {
  SavedView,
  SavedViewInput,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

const MOST_VIEWS = 100;

interface ViewRow {
  id: string;
  name: string;
  page: string;
  search: string;
  saved_at: string;
}

/** Views that people keep, each for oneself. */
export class SavedViewStore {
  readonly #knex: Knex;
  readonly #now: () => Date;

  static create(options: { knex: Knex; now: () => Date }): SavedViewStore {
    return new SavedViewStore(options);
  }

  private constructor(options: Parameters<typeof SavedViewStore.create>[0]) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /** By name. */
  async list(userRef: string): Promise<SavedView[]> {
    const rows: ViewRow[] = await this.#knex('saved_views')
      .where({ user_ref: userRef })
      .orderBy(['name', 'page']);
    return rows.map(viewOf);
  }

  /**
   * Keeps a view, in the place of one of the same page and name.
   *
   * @throws InputError when there are too many others
   */
  async save(userRef: string, view: SavedViewInput): Promise<SavedView> {
    const { name, page, search } = view;
    const views = await this.list(userRef);
    const isSame = (other: SavedView) =>
      other.name === name && other.page === page;
    if (views.length >= MOST_VIEWS && !views.some(isSame)) {
      throw new InputError(
        `You keep ${MOST_VIEWS} views, which is the most; delete one first`,
      );
    }
    const [row]: ViewRow[] = await this.#knex('saved_views')
      .insert({
        id: randomUUID(),
        user_ref: userRef,
        name,
        page,
        search,
        saved_at: this.#now().toISOString(),
      })
      .onConflict(['user_ref', 'page', 'name'])
      .merge(['search', 'saved_at'])
      .returning(['id', 'name', 'page', 'search', 'saved_at']);
    return viewOf(row);
  }

  /** Does nothing where the user has no such view. */
  async remove(userRef: string, id: string): Promise<void> {
    await this.#knex('saved_views').where({ user_ref: userRef, id }).delete();
  }
}

function viewOf(row: ViewRow): SavedView {
  return {
    id: row.id,
    name: row.name,
    page: row.page,
    search: row.search,
    savedAt: row.saved_at,
  };
}
