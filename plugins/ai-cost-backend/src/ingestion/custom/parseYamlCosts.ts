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
import { parse } from 'yaml';
import {
  CUSTOM_COST_COLUMNS,
  type CustomCostColumn,
  type WrittenCost,
} from './CustomCost';

/**
 * Reads the items of `costs` in a YAML file; `tags` is a map.
 *
 * @throws DeliveryError when the file is no YAML, or has no list of costs
 */
export function parseYamlCosts(text: string, file: string): WrittenCost[] {
  const root = readDocument(text, file);
  const costs = root instanceof Map ? root.get('costs') : undefined;
  const others = root instanceof Map ? [...root.keys()].length - 1 : 0;
  if (!Array.isArray(costs) || others > 0) {
    throw new DeliveryError(`${file}: there must be a list "costs", alone`, {
      file,
      advice: 'Write costs: and below it an item for each cost',
    });
  }
  return costs.map((item, index) => toWrittenCost(item, index + 1));
}

function readDocument(text: string, file: string): unknown {
  try {
    // Every scalar is text: a number would lose digits on its way through a
    // float, and a date its day in another time zone.
    return parse(text, { schema: 'failsafe', mapAsMap: true });
  } catch (error) {
    const { linePos } = error as { linePos?: { line: number }[] };
    const where = linePos ? `line ${linePos[0].line} is` : 'the file is';
    throw new DeliveryError(`${file}: ${where} no YAML`, {
      file,
      advice: 'Check the indentation, and that no key is there twice',
      cause: error,
    });
  }
}

function toWrittenCost(item: unknown, row: number): WrittenCost {
  const cells = new Map<CustomCostColumn, string>();
  const tags = new Map<string, string>();
  const wrong = (problem: string, column?: string): WrittenCost => ({
    row,
    cells,
    tags,
    problem: { column, problem },
  });
  if (!(item instanceof Map)) {
    return wrong('is no map of columns to values');
  }
  for (const [key, value] of item) {
    const name = CUSTOM_COST_COLUMNS.find(column => column === key);
    if (!name) {
      return wrong('is not known', String(key).slice(0, 60));
    }
    if (name === 'tags' && value instanceof Map) {
      for (const [tag, text] of value) {
        if (typeof text !== 'string') {
          return wrong('must be a map of texts', name);
        }
        tags.set(String(tag).trim(), text.trim());
      }
    } else if (typeof value !== 'string' || name === 'tags') {
      return wrong(
        name === 'tags' ? 'must be a map of texts' : 'must be one value',
        name,
      );
    } else if (value.trim() !== '') {
      cells.set(name, value.trim());
    }
  }
  return { row, cells, tags };
}
