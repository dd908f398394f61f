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

import {
  BIGINT,
  DuckDBConnection,
  DuckDBDataChunk,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { encodeTexts } from '../bills/encodeTexts';
import { TEXT_COLUMNS } from '../spending/ChargeText';
import { AI_LINE_KINDS } from './aiLineKinds';
import { LARGE_BILL_SERVICES, LARGE_BILL_TEAMS } from './largeBillEntities';
import { OTHER_LINE_KINDS } from './otherLineKinds';

/**
 * Makes the tables `texts` and `prices` with a row for each charge line. Which
 * kind a line is of, and whose, is arithmetic on its number.
 */
export async function fillLines(
  connection: DuckDBConnection,
  lines: number,
): Promise<void> {
  await fillKinds(connection);
  const texts = TEXT_COLUMNS.map(column => {
    const value = column === 'Tags' ? tagSql() : `k."${column}"`;
    return `${filledSql(value)} AS "${column}"`;
  });
  await connection.run(
    `CREATE TABLE lines AS SELECT
       range AS id,
       (range * 37) % 100 AS slot,
       'service-' || lpad(((range * 31) % ${LARGE_BILL_SERVICES})::VARCHAR, 3, '0') AS service,
       lpad(((range * 31) % ${LARGE_BILL_SERVICES} % ${LARGE_BILL_TEAMS})::VARCHAR, 2, '0') AS team,
       ['production', 'staging', 'dev', 'Prod'][1 + range % 4] AS environment,
       lpad(to_hex(range * 2654435761 % 4294967296), 8, '0') AS resource
     FROM range($lines::BIGINT)`,
    { lines: BigInt(lines) },
  );
  await connection.run(
    `CREATE TABLE plain_texts AS SELECT
       l.id, k.consumed_per_priced, ${texts.join(', ')}
     FROM lines l JOIN kinds k ON l.slot BETWEEN k.first AND k.last`,
  );
  await encodeTexts(connection);
  await connection.run(
    `CREATE TABLE prices AS SELECT
       l.id AS line, k.list_nanos, k.nanos
     FROM lines l JOIN kinds k ON l.slot BETWEEN k.first AND k.last`,
  );
}

/** One line of ten has no tags, and one of twenty names what does not exist. */
function tagSql(): string {
  return `CASE
    WHEN l.id % 10 = 7 THEN NULL
    WHEN l.id % 20 = 3 THEN replace(k."Tags", '{service}', 'retired-{team}')
    ELSE k."Tags" END`;
}

function filledSql(value: string): string {
  return ['service', 'environment', 'team', 'resource'].reduce(
    (sql, name) => `replace(${sql}, '{${name}}', l.${name})`,
    value,
  );
}

async function fillKinds(connection: DuckDBConnection): Promise<void> {
  await connection.run(`CREATE TABLE kinds (
    first INTEGER,
    last INTEGER,
    list_nanos BIGINT,
    nanos BIGINT,
    consumed_per_priced BIGINT,
    ${TEXT_COLUMNS.map(column => `"${column}" VARCHAR`).join(', ')}
  )`);
  let slot = 0;
  const rows = [...AI_LINE_KINDS, ...OTHER_LINE_KINDS].map(kind => {
    const first = slot;
    slot += kind.weight;
    return [
      first,
      slot - 1,
      BigInt(kind.listNanos),
      BigInt(kind.nanos),
      BigInt(kind.consumedPerPriced),
      ...TEXT_COLUMNS.map(column => kind.text[column] ?? null),
    ];
  });
  const chunk = DuckDBDataChunk.create([
    ...[INTEGER, INTEGER, BIGINT, BIGINT, BIGINT],
    ...TEXT_COLUMNS.map(() => VARCHAR),
  ]);
  chunk.setRows(rows);
  const appender = await connection.createAppender('kinds');
  appender.appendDataChunk(chunk);
  appender.closeSync();
}
