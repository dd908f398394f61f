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

import type { ChargeDimensions } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';

/** A charge line that a name is on, and where it is. */
export interface NamedLine {
  lineId: number;
  name: string;
  /** For people. */
  evidence: string;
}

/**
 * The charge lines of an entity that have a name as a tag's value, or as their
 * resource or the last part of its path; exactly, letter by letter.
 */
export async function namedLines(options: {
  knex: Knex;
  entityRef: string;
  names: ReadonlySet<string>;
}): Promise<NamedLine[]> {
  const { knex, entityRef, names } = options;
  const rows: { id: number; dimensions: string }[] = await knex(
    'charge_lines as l',
  )
    .whereIn(
      'l.id',
      knex('attributions').where('entity_ref', entityRef).select('line_id'),
    )
    .select('l.id', 'l.dimensions');
  // An expression of all names would take minutes where they are many and long.
  return rows.flatMap(row => namesOn(row, names));
}

function namesOn(
  row: { id: number; dimensions: string },
  names: ReadonlySet<string>,
): NamedLine[] {
  const { tags, resourceId, resourceName }: ChargeDimensions = JSON.parse(
    row.dimensions,
  );
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tags)) {
    if (names.has(value)) {
      found.set(value, `the tag ${key}=${value}`);
    }
  }
  for (const resource of [resourceId, resourceName]) {
    const last = resource?.split('/').pop();
    for (const name of [resource, last]) {
      if (name !== undefined && names.has(name)) {
        found.set(name, `the resource ${resource}`);
      }
    }
  }
  return [...found].map(([name, evidence]) => ({
    lineId: row.id,
    name,
    evidence,
  }));
}
