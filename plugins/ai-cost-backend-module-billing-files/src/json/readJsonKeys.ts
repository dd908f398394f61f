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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { MOST_COLUMNS, type FileColumn } from '../files/BillColumns';
import { printable } from '../files/printable';
import type { DuckDbSession } from '../rollup/DuckDbSession';
import { literalPath, quoteLiteral } from '../rollup/quote';
import { jsonLinesSql } from './jsonLines';

const MOST_BYTES_OF_KEY = 300;
const SHOWN = 60;

/**
 * The keys of the objects in a file of JSON lines, as columns of texts. Objects
 * leave out what they do not have, so all of them are looked at.
 *
 * @param options - `name` for errors
 * @throws DeliveryError when no line is an object, a key is too long, or there
 * are too many
 */
export async function readJsonKeys(options: {
  session: DuckDbSession;
  path: string;
  name: string;
  gzip: boolean;
}): Promise<FileColumn[]> {
  const { session, path, name, gzip } = options;
  const lines = jsonLinesSql(`[${quoteLiteral(literalPath(path))}]`, {
    gzip,
    more: 'ignore_errors = true',
  });
  const keys = await session.rows<{ key: string; too_long: boolean }>(
    `SELECT DISTINCT strlen(key) > ${MOST_BYTES_OF_KEY} AS too_long,
       CASE WHEN too_long THEN left(key, ${SHOWN}) ELSE key END AS key
     FROM (SELECT unnest(json_keys(line)) AS key FROM ${lines})
     ORDER BY too_long DESC, key LIMIT ${MOST_COLUMNS + 1}`,
  );
  if (keys.length === 0) {
    throw new DeliveryError(`${name}: no line of the file is a JSON object`, {
      file: name,
      advice: 'Write one JSON object a line',
    });
  }
  if (keys[0].too_long) {
    throw new DeliveryError(
      `${name}: an object has a key of more than ${MOST_BYTES_OF_KEY} bytes, which begins with ${printable(
        keys[0].key,
      )}`,
      { file: name, advice: 'Write what is not a name of a column as a value' },
    );
  }
  if (keys.length > MOST_COLUMNS) {
    throw new DeliveryError(
      `${name}: the objects of the file have more than ${MOST_COLUMNS} different keys`,
      { file: name, advice: 'Write tags into the key Tags, as an object' },
    );
  }
  return keys.map(({ key }, position) => ({
    name: key,
    type: 'VARCHAR',
    sql: `c${position}`,
  }));
}
