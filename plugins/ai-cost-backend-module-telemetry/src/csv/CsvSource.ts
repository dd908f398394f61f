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

import { basename } from 'node:path';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type {
  CountSample,
  ScoreSample,
  TelemetryBatch,
  TelemetryContext,
  TelemetryProblem,
  TelemetrySource,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import type { SourceTiming } from '../settings/SourceTiming';
import { windowDays } from '../source/windowDays';
import { readCsv, type CsvRow } from './readCsv';
import { BadCell, CSV_COLUMNS, readDay, readRow } from './readRow';

const MOST_PROBLEMS = 20;

/** A row that was read, and those that say something else of the same. */
interface Said {
  row: number;
  sample: ScoreSample | CountSample;
  again: number[];
}

/** Scores and business units of days, from a file that a team writes. */
export class CsvSource implements TelemetrySource {
  readonly id: string;
  readonly type = 'csv';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly trailingHours: number;
  readonly historyHours: number;
  readonly conventions = [
    {
      name: CSV_COLUMNS.join(', '),
      measure: 'scores and business units',
    },
  ];
  readonly #path: string;

  static create(
    options: SourceTiming & {
      path: string;
    },
  ): CsvSource {
    return new CsvSource(options);
  }

  private constructor(options: Parameters<typeof CsvSource.create>[0]) {
    this.id = options.id;
    this.description = `Scores and business units in ${basename(options.path)}`;
    this.schedule = options.schedule;
    this.trailingHours = options.trailingHours;
    this.historyHours = options.historyHours;
    this.#path = options.path;
  }

  async *collect(
    window: TelemetryWindow,
    { signal, queries }: TelemetryContext,
  ): AsyncGenerator<TelemetryBatch> {
    const days = windowDays(window);
    const said = new Map<string, Said>();
    const bad: TelemetryProblem[] = [];
    for await (const line of readCsv(this.#path, signal)) {
      const { row, sample, problem } = this.#read(line);
      const day = sample?.period ?? dayOf(line);
      if (!day || (days && day >= days.first && day <= days.last)) {
        if (problem) {
          bad.push(problem);
        } else if (sample) {
          take(said, row, sample);
        }
      }
    }
    const twice = [...said.values()].filter(({ again }) => again.length > 0);
    yield {
      samples: [...said.values()]
        .filter(({ again }) => again.length === 0)
        .map(({ sample }) => sample),
      problems: [
        ...shortened([...bad, ...twice.map(each => this.#saidTwice(each))]),
        ...queries.map(query => ({
          query,
          message: `A file answers no queries: write the entity into ${basename(
            this.#path,
          )}, and remove the annotation`,
        })),
      ],
    };
  }

  #read(line: CsvRow): {
    row: number;
    sample?: ScoreSample | CountSample;
    problem?: TelemetryProblem;
  } {
    const place = `${basename(this.#path)}, row ${line.row}`;
    if (line.problem) {
      return {
        row: line.row,
        problem: { message: `${place} ${line.problem}` },
      };
    }
    try {
      return { row: line.row, sample: readRow(line.cells) };
    } catch (error) {
      if (!(error instanceof BadCell)) {
        throw error;
      }
      const message = `${place}, column ${error.column}: ${error.message}`;
      return { row: line.row, problem: { message } };
    }
  }

  #saidTwice({ row, again, sample }: Said): TelemetryProblem {
    return {
      message: `${basename(this.#path)}, rows ${[row, ...again]
        .slice(0, 5)
        .join(', ')}: ${sample.name} of ${sample.dimensions.entityRef} on ${
        sample.period
      } is there several times, and none of them is taken; leave one`,
    };
  }
}

function take(
  said: Map<string, Said>,
  row: number,
  sample: ScoreSample | CountSample,
): void {
  const { entityRef, environment, model } = sample.dimensions;
  const key = JSON.stringify([
    ...[sample.kind, sample.period, sample.name],
    ...[entityRef, environment, model],
    ...(sample.kind === 'score' ? [sample.evaluator, sample.direction] : []),
  ]);
  const known = said.get(key);
  if (known) {
    known.again.push(row);
  } else {
    said.set(key, { row, sample, again: [] });
  }
}

/** The day of a row that is bad otherwise. */
function dayOf({ cells }: CsvRow): string | undefined {
  try {
    return readDay(cells);
  } catch {
    return undefined;
  }
}

function shortened(problems: TelemetryProblem[]): TelemetryProblem[] {
  const more = problems.length - MOST_PROBLEMS;
  return more > 0
    ? [
        ...problems.slice(0, MOST_PROBLEMS),
        { message: `${more} more rows cannot be read` },
      ]
    : problems;
}
