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

import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import {
  daysInRange,
  lastDayOf,
  utcDay,
  type Day,
  type Month,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import {
  ChargesDelivery,
  DeliveryError,
  type BillingSource,
  type BillingSourceContext,
  type DeliveryOffer,
  type Discovery,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import type { CellProblem, CustomCost } from './CustomCost';
import { CustomCharges, type CustomCostTags } from './CustomCharges';
import { CustomCostClassifier } from './CustomCostClassifier';
import { CustomCostFile } from './CustomCostFile';
import { CustomMonth, customMonths } from './CustomMonth';
import { readCost } from './readCost';

/** What a source of costs that somebody wrote down is made of. */
export interface CustomCostSourceOptions {
  id: string;
  /** Of a CSV or YAML file. */
  path: string;
  tags: CustomCostTags;
  schedule: SchedulerServiceTaskScheduleDefinition;
  now?: () => Date;
}

const MOST_PROBLEMS = 100;
const ROWS_PER_TURN = 100;
const MOST_DAYS = 500_000;

/** The file as it is now, by month. */
interface ReadMonths {
  size: number;
  months: Map<Month, CustomMonth>;
  problems: SourceProblem[];
}

/**
 * Costs that no feed has, from a file that people write and review: licences,
 * seats, credits.
 *
 * @remarks
 * A month is spread over its days, and a day counts when it has come. The file is
 * the truth: a month that it has no costs of any more is offered as empty. A row
 * that cannot be read is a problem of the source: its month may be what is wrong,
 * so that nothing is taken away before all rows are understood.
 */
export class CustomCostSource implements BillingSource {
  readonly id: string;
  readonly grade = 'invoice';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly completenessLagDays = 0;
  readonly #file: CustomCostFile;
  readonly #charges: CustomCharges;
  readonly #workloadTag: string;
  readonly #now: () => Date;

  static create(options: CustomCostSourceOptions): CustomCostSource {
    return new CustomCostSource(options);
  }

  private constructor(options: CustomCostSourceOptions) {
    this.id = options.id;
    this.description = `Costs written down in ${options.path}`;
    this.schedule = options.schedule;
    this.#file = CustomCostFile.create(options.path);
    this.#charges = CustomCharges.create({
      sourceId: options.id,
      tags: options.tags,
    });
    this.#workloadTag = options.tags.workload;
    this.#now = options.now ?? (() => new Date());
  }

  async discover({ delivered = [] }: BillingSourceContext): Promise<Discovery> {
    const read = await this.#read();
    const { months, problems } = read;
    const emptied =
      problems.length === 0 ? delivered.filter(it => !months.has(it)) : [];
    const offers = [...months.keys(), ...emptied]
      .sort()
      .map(period => this.#offerOf(period, read));
    return { offers, problems };
  }

  async open(
    offer: DeliveryOffer,
    context: BillingSourceContext,
  ): Promise<OpenDelivery> {
    const read = await this.#read();
    const { version } = this.#offerOf(offer.period, read);
    if (version !== offer.version) {
      throw new DeliveryError(
        `${this.#file.name}: the file changed since it was found`,
        {
          file: this.#file.name,
          advice: 'Nothing is to be done: the next run reads it again',
        },
      );
    }
    return ChargesDelivery.create({
      charges: monthIn(read, offer.period, this.#today()).charges(),
      classifier: CustomCostClassifier.create({
        classifier: context.classifier,
        sourceId: this.id,
        workloadTag: this.#workloadTag,
      }),
      coveredThrough: earlier(lastDayOf(offer.period), this.#today()),
      signal: context.signal,
    });
  }

  async #read(): Promise<ReadMonths> {
    const { size, rows } = await this.#file.read();
    const costs: CustomCost[] = [];
    const problems: SourceProblem[] = [];
    for (const [index, written] of rows.entries()) {
      if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) {
        await yieldToEventLoop();
      }
      const read = readCost(written, this.#today());
      if ('cost' in read) {
        costs.push(read.cost);
      } else {
        problems.push(this.#problemOf(written.row, read.problem));
      }
    }
    this.#refuseTooManyDays(costs);
    return {
      size,
      months: customMonths(this.#charges.fold(costs), this.#today()),
      problems: limited(problems, this.#file.name),
    };
  }

  #problemOf(row: number, { column, problem }: CellProblem): SourceProblem {
    const where = column === undefined ? '' : `, ${column}`;
    return {
      severity: 'error',
      file: this.#file.name,
      message: `${this.#file.name}, row ${row}${where}: ${problem}`,
      advice: 'Correct the row; it counts nowhere until then',
    };
  }

  #refuseTooManyDays(costs: readonly CustomCost[]): void {
    const days = costs.reduce(
      (sum, { from, to }) => sum + daysInRange(from, to),
      0,
    );
    if (days > MOST_DAYS) {
      const { name } = this.#file;
      throw new DeliveryError(
        `${name}: the costs have ${days} days in all; ${MOST_DAYS} are allowed`,
        {
          file: name,
          advice:
            'Add up costs that are the same but for their amount, or make a source of each of several files',
        },
      );
    }
  }

  #offerOf(period: Month, read: ReadMonths): DeliveryOffer {
    return {
      period,
      version: monthIn(read, period, this.#today()).version,
      files: [{ name: this.#file.name, size: read.size }],
      mayShrink: read.problems.length === 0,
    };
  }

  #today(): string {
    return utcDay(this.#now());
  }
}

/** The month as the file has it, or without costs. */
function monthIn(
  { months }: ReadMonths,
  period: Month,
  today: Day,
): CustomMonth {
  return months.get(period) ?? CustomMonth.create(period, [], today);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function limited(
  problems: readonly SourceProblem[],
  file: string,
): SourceProblem[] {
  const more = problems.length - MOST_PROBLEMS;
  return more <= 0
    ? [...problems]
    : [
        ...problems.slice(0, MOST_PROBLEMS),
        {
          severity: 'error',
          file,
          message: `${file}: ${more} more rows cannot be read`,
          advice: 'Correct the first ones; the others may have the same fault',
        },
      ];
}
