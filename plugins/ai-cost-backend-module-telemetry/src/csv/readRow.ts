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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  isDay,
  SCORE_DIRECTIONS,
  type Day,
  type ScoreDirection,
} from 'backstage-plugin-ai-cost-common';
import type { CountSample, ScoreSample } from 'backstage-plugin-ai-cost-node';
import { cleanName, excerpt } from '../source/cleanName';

/** The columns that a file may have. */
export const CSV_COLUMNS = [
  'day',
  'entity',
  'environment',
  'model',
  'score',
  'unit',
  'value',
  'sample_size',
  'evaluator',
  'direction',
] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** Cells that are not empty, by column. */
export type CsvCells = ReadonlyMap<CsvColumn, string>;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** What is wrong with a cell, and what to do. */
export class BadCell extends Error {
  constructor(readonly column: CsvColumn, problem: string) {
    super(problem);
  }
}

/** @throws BadCell */
export function readDay(cells: CsvCells): Day {
  const day = required(cells, 'day', 'a day such as 2026-10-01');
  if (!isDay(day)) {
    throw new BadCell('day', `${excerpt(day)} is no day; write 2026-10-01`);
  }
  return day;
}

/**
 * Reads a row: a score, or how many units were produced.
 *
 * @throws BadCell
 */
export function readRow(cells: CsvCells): ScoreSample | CountSample {
  const score = nameIn(cells, 'score');
  const unit = nameIn(cells, 'unit');
  if ((score === undefined) === (unit === undefined)) {
    throw new BadCell(
      'score',
      'there must be a name either here or in the column unit',
    );
  }
  return score === undefined
    ? readUnits(cells, unit!)
    : readScore(cells, score);
}

function readScore(cells: CsvCells, name: string): ScoreSample {
  return {
    kind: 'score',
    period: readDay(cells),
    dimensions: readDimensions(cells),
    name,
    value: readNumber(cells, 'value'),
    sampleSize: readSampleSize(cells),
    evaluator:
      nameIn(cells, 'evaluator') ??
      required(cells, 'evaluator', 'who evaluates, such as human'),
    direction: readDirection(cells),
  };
}

function readUnits(cells: CsvCells, name: string): CountSample {
  const value = readNumber(cells, 'value');
  if (value < 0) {
    throw new BadCell('value', 'is below zero, and units are counted');
  }
  return {
    kind: 'count',
    measure: 'units',
    period: readDay(cells),
    dimensions: readDimensions(cells),
    name,
    value,
  };
}

function readDimensions(cells: CsvCells) {
  return {
    entityRef: readEntity(cells),
    environment: nameIn(cells, 'environment'),
    model: nameIn(cells, 'model'),
    tags: {},
  };
}

function readEntity(cells: CsvCells): string {
  const text = required(cells, 'entity', 'an entity such as component:ranker');
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new BadCell(
      'entity',
      `${excerpt(text)} is no entity; write one such as component:ranker`,
    );
  }
}

function readNumber(cells: CsvCells, column: CsvColumn): number {
  const text = required(cells, column, 'a number such as 0.93');
  const value = Number(text);
  if (!NUMBER.test(text) || !Number.isFinite(value)) {
    throw new BadCell(
      column,
      `${excerpt(text)} is no number; write one such as 0.93`,
    );
  }
  return value;
}

function readSampleSize(cells: CsvCells): number | undefined {
  if (!cells.has('sample_size')) {
    return undefined;
  }
  const size = readNumber(cells, 'sample_size');
  if (size <= 0) {
    throw new BadCell(
      'sample_size',
      'is not above zero; leave it empty when nobody knows it',
    );
  }
  return size;
}

function readDirection(cells: CsvCells): ScoreDirection {
  const text = cells.get('direction') ?? 'higher';
  const found = SCORE_DIRECTIONS.find(each => each === text.toLowerCase());
  if (!found) {
    throw new BadCell(
      'direction',
      `${excerpt(text)} is neither higher nor lower`,
    );
  }
  return found;
}

function nameIn(cells: CsvCells, column: CsvColumn): string | undefined {
  const text = cells.get(column);
  const name = cleanName(text);
  if (text !== undefined && name === undefined) {
    throw new BadCell(column, 'is longer than 256 characters; shorten it');
  }
  return name;
}

function required(cells: CsvCells, column: CsvColumn, what: string): string {
  const text = cells.get(column);
  if (text === undefined) {
    throw new BadCell(column, `is empty; write ${what}`);
  }
  return text;
}
