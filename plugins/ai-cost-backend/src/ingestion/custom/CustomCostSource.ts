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
  lastDayOf,
  monthOf,
  utcDay,
  type Month,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import {
  ChargesDelivery,
  DeliveryError,
  type BillingSource,
  type BillingSourceContext,
  type Charge,
  type DeliveryOffer,
  type Discovery,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { hash } from 'node:crypto';
import type { CellProblem, CustomCost } from './CustomCost';
import { CustomCharges, type CustomCostTags } from './CustomCharges';
import { CustomCostClassifier } from './CustomCostClassifier';
import { CustomCostFile } from './CustomCostFile';
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

/**
 * Raise it with every change of what is made of a row, so that files are read
 * again.
 */
const READING_VERSION = 1;

const MOST_PROBLEMS = 100;

/** The file as it is now, by month. */
interface ReadMonths {
  size: number;
  charges: Map<Month, Charge[]>;
  problems: SourceProblem[];
}

/**
 * Costs that no feed has, from a file that people write and review: licences,
 * seats, credits.
 *
 * @remarks
 * A month is spread over its days, and a day counts when it has come. A row that
 * cannot be read is a problem of the source: its month may be what is wrong.
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

  async discover(): Promise<Discovery> {
    const months = await this.#read();
    const offers = [...months.charges.keys()]
      .sort()
      .map(period => this.#offerOf(period, months));
    return { offers, problems: months.problems };
  }

  async open(
    offer: DeliveryOffer,
    context: BillingSourceContext,
  ): Promise<OpenDelivery> {
    const months = await this.#read();
    const { version } = this.#offerOf(offer.period, months);
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
      charges: months.charges.get(offer.period) ?? [],
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
    for (const written of rows) {
      const read = readCost(written, this.#today());
      if ('cost' in read) {
        costs.push(read.cost);
      } else {
        problems.push(this.#problemOf(written.row, read.problem));
      }
    }
    return {
      size,
      charges: this.#byMonth(costs),
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

  #byMonth(costs: readonly CustomCost[]): Map<Month, Charge[]> {
    const months = new Map<Month, Charge[]>();
    for (const cost of costs) {
      for (const charge of this.#charges.chargesOf(cost)) {
        if (charge.day <= this.#today()) {
          const month = monthOf(charge.day);
          const known = months.get(month);
          if (known) {
            known.push(charge);
          } else {
            months.set(month, [charge]);
          }
        }
      }
    }
    return months;
  }

  #offerOf(period: Month, { size, charges }: ReadMonths): DeliveryOffer {
    const content = (charges.get(period) ?? []).map(
      ({ dimensions, day, billed }) => [dimensions, day, String(billed)],
    );
    return {
      period,
      version: hash('sha256', JSON.stringify([READING_VERSION, content])),
      files: [{ name: this.#file.name, size }],
    };
  }

  #today(): string {
    return utcDay(this.#now());
  }
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
