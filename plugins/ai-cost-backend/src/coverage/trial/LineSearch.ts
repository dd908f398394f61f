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

import type { Knex } from 'knex';

/** A column of `charge_lines` in which names are looked for. */
export type SearchedColumn =
  | 'dimensions'
  | 'model'
  | 'model_as_billed'
  | 'billing_account'
  | 'sub_account';

/** One of the patterns must be in one of the columns. */
export interface SearchCondition {
  columns: readonly SearchedColumn[];
  /** `*` stands for any run of characters. */
  patterns: readonly string[];
  /** True where names that differ in case are different names. */
  caseSensitive: boolean;
}

/** Lines that a change of attribution may be about; others it is not about. */
export interface LineSearch {
  /** Lines of this entity, whatever they are called. */
  entityRef?: string;
  /** Only lines that no annotation, tag or other rule claims. */
  unclaimedOnly: boolean;
  /** Lines that meet all conditions of one of these. */
  alternatives: readonly (readonly SearchCondition[])[];
}

/**
 * The ids of lines in a range of ids that a search may be about. It finds all
 * that attribution would match, and some more: names are looked for anywhere in
 * what the bill says, for the database to be quick.
 */
export async function searchLines(
  knex: Knex,
  search: LineSearch,
  ids: { after: number; through: number },
): Promise<number[]> {
  const { entityRef, unclaimedOnly, alternatives } = search;
  const query = knex('charge_lines as l')
    .where('l.id', '>', ids.after)
    .where('l.id', '<=', ids.through)
    .where(any => {
      for (const conditions of alternatives) {
        any.orWhere(all => {
          for (const condition of conditions) {
            all.where(one => whereNamed(one, condition));
          }
        });
      }
      if (entityRef !== undefined) {
        any.orWhereIn('l.id', ofEntity(knex, entityRef));
      }
    });
  if (unclaimedOnly) {
    query.whereIn(
      'l.id',
      knex('attributions')
        .where('entity_ref', '')
        .orWhere('rule', 'annotation:models')
        // By whatever claim: those who pay their part do not tell.
        .orWhere('rule', 'like', 'share:%')
        .select('line_id'),
    );
  }
  return query.orderBy('l.id').pluck('l.id');
}

function ofEntity(knex: Knex, entityRef: string): Knex.QueryBuilder {
  return knex('attributions')
    .where('entity_ref', entityRef)
    .orWhere('shared_from', entityRef)
    .select('line_id');
}

function whereNamed(
  query: Knex.QueryBuilder,
  { columns, patterns, caseSensitive }: SearchCondition,
): void {
  const postgres = query.client.config.client === 'pg';
  // SQLite's `like` knows no case of ASCII, which finds more than is needed. The
  // C collation makes PostgreSQL do the same, and much faster than by a locale.
  const like = caseSensitive ? 'like' : 'ilike';
  const comparison = postgres
    ? `?? collate "C" ${like} ? escape '\\'`
    : `?? like ? escape '\\'`;
  for (const column of columns) {
    for (const pattern of patterns) {
      query.orWhereRaw(comparison, [
        `l.${column}`,
        likePattern(pattern, column === 'dimensions'),
      ]);
    }
  }
}

/**
 * A pattern that is found anywhere in a text, or in JSON. Characters beyond
 * ASCII match any others, for the engines fold their case in ways of their own.
 */
function likePattern(glob: string, inJson: boolean): string {
  const pieces = glob
    .split('*')
    .map(piece =>
      (inJson ? JSON.stringify(piece).slice(1, -1) : piece)
        .replace(/[\\%_]/g, special => `\\${special}`)
        .replace(/[^\x20-\x7e]+/g, '%'),
    );
  return `%${pieces.join('%')}%`;
}
