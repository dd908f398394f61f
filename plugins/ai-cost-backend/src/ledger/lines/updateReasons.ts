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
import { lockAttributionState } from '../attributions/AttributionState';
import { storableText } from '../storableText';
import type { StoredChargeLine } from './ChargeLineStore';

/**
 * Lets stored lines say by which rule, and on what evidence, they are AI now.
 */
export async function updateReasons(
  knex: Knex,
  lines: readonly StoredChargeLine[],
): Promise<void> {
  const reasons = JSON.stringify(
    lines.map(({ id, line }) => [
      id,
      storableText(line.classificationRule),
      storableText(line.classificationEvidence),
    ]),
  );
  const postgres = knex.client.config.client === 'pg';
  const selectReasons = postgres
    ? `select (k->>0)::integer as id, k->>1 as rule, k->>2 as evidence
       from jsonb_array_elements(?::jsonb) k`
    : `select json_extract(value, '$[0]') as id,
              json_extract(value, '$[1]') as rule,
              json_extract(value, '$[2]') as evidence
       from json_each(?)`;
  await knex.transaction(async trx => {
    // Two sources with the same lines could wait for each other.
    await lockAttributionState(trx);
    await trx.raw(
      `update charge_lines
       set classification_rule = r.rule, classification_evidence = r.evidence
       from (${selectReasons}) as r
       where charge_lines.id = r.id
         and (charge_lines.classification_rule <> r.rule
           or charge_lines.classification_evidence <> r.evidence)`,
      [reasons],
    );
  });
}
