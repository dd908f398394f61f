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
import { readRecords } from '../../csv/readRecords';
import {
  CUSTOM_COST_COLUMNS,
  type CustomCostColumn,
  type WrittenCost,
} from './CustomCost';

/**
 * Reads the rows of a CSV file with a header. Tags are written as
 * `key=value; key=value`.
 *
 * @throws DeliveryError when the file is no CSV, or has columns that are not
 * known: what they say would be lost
 */
export function parseCsvCosts(text: string, file: string): WrittenCost[] {
  const [header = [], ...records] = readRecords(
    text,
    file,
    (message, cause) =>
      new DeliveryError(message, {
        file,
        advice: 'Put texts with commas or quotes in quotes, and double those',
        cause,
      }),
  );
  const columns = header.map(name => name.toLowerCase());
  const unknown = columns.find(name => !isColumn(name));
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (columns.length === 0 || unknown !== undefined || twice !== undefined) {
    throw new DeliveryError(
      `${file}: the header has ${wrongWith({ unknown, twice })}`,
      {
        file,
        advice: `Begin the file with some of ${CUSTOM_COST_COLUMNS.join(',')}`,
      },
    );
  }
  return records.map((record, index) => toWrittenCost(record, index, columns));
}

function wrongWith(options: { unknown?: string; twice?: string }): string {
  if (options.unknown !== undefined) {
    return `the column "${options.unknown.slice(0, 60)}", which is not known`;
  }
  return options.twice === undefined
    ? 'no columns'
    : `the column "${options.twice}" twice`;
}

function toWrittenCost(
  record: readonly string[],
  index: number,
  columns: readonly string[],
): WrittenCost {
  const row = index + 1;
  if (record.length !== columns.length) {
    const problem = `has ${record.length} cells, and the header has ${columns.length}`;
    return { row, cells: new Map(), tags: new Map(), problem: { problem } };
  }
  const cells = new Map<CustomCostColumn, string>();
  columns.forEach((column, at) => {
    if (record[at] !== '' && isColumn(column)) {
      cells.set(column, record[at]);
    }
  });
  const pairs = (cells.get('tags') ?? '')
    .split(';')
    .filter(pair => pair.trim() !== '');
  const tags = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      const problem = 'must be like team=search; stage=test';
      return { row, cells, tags, problem: { column: 'tags', problem } };
    }
    tags.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return { row, cells, tags };
}

function isColumn(name: string): name is CustomCostColumn {
  return (CUSTOM_COST_COLUMNS as readonly string[]).includes(name);
}
