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
import type { Month, SourceGrade } from 'backstage-plugin-ai-cost-common';
import {
  DeliveryError,
  type BillingSource,
  type BillingSourceContext,
  type DeliveryOffer,
  type Discovery,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import type { BillFormatId, FormatOptions } from '../formats/BillFormat';
import { gradeOf } from '../formats/chooseFormat';
import { chooseFiles, type ChosenFiles } from '../manifests/chooseFiles';
import { isManifest } from '../manifests/manifestNames';
import { ManifestReader } from '../manifests/ManifestReader';
import { openBill, type BillPart } from '../openBill';
import type { DuckDbOptions } from '../rollup/DuckDbSession';
import type { BillStorage, ListedFile } from '../storage/BillStorage';
import { BillingPeriods, type PeriodsOfFile } from './BillingPeriods';
import type { FileLayout } from './FileLayout';
import { inTurns } from './inTurns';
import { namedPeriod } from './namedPeriod';
import { newestSnapshots } from './newestSnapshots';
import { problemOfFile, problemOfPeriods, toOffer } from './offers';
import { refuseName } from './refuseName';
import { noManifest, nothingFound } from './sourceProblems';

/** What a source of files is made of. */
export interface FileBillingSourceOptions {
  id: string;
  storage: BillStorage;
  /** Told by the columns of each file when absent. */
  format?: BillFormatId;
  formatOptions?: FormatOptions;
  layout: FileLayout;
  schedule: SchedulerServiceTaskScheduleDefinition;
  completenessLagDays: number;
  engine?: DuckDbOptions;
}

/** Bills as files. */
export class FileBillingSource implements BillingSource {
  readonly id: string;
  readonly grade: SourceGrade;
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly completenessLagDays: number;
  readonly #storage: BillStorage;
  readonly #format?: BillFormatId;
  readonly #formatOptions?: FormatOptions;
  readonly #layout: FileLayout;
  readonly #engine?: DuckDbOptions;
  readonly #periods: BillingPeriods;
  readonly #manifests: ManifestReader;

  static create(options: FileBillingSourceOptions): FileBillingSource {
    return new FileBillingSource(options);
  }

  private constructor(options: FileBillingSourceOptions) {
    this.id = options.id;
    this.grade = gradeOf(options.format);
    this.description = `Bills in ${options.storage.description}`;
    this.schedule = options.schedule;
    this.completenessLagDays = options.completenessLagDays;
    this.#storage = options.storage;
    this.#format = options.format;
    this.#formatOptions = options.formatOptions;
    this.#layout = options.layout;
    this.#engine = options.engine;
    this.#periods = BillingPeriods.create(options);
    this.#manifests = ManifestReader.create(options);
  }

  async discover(context: BillingSourceContext): Promise<Discovery> {
    const { signal } = context;
    const listed = await this.#storage.list({ signal });
    const files = listed.filter(({ name }) => !isManifest(name));
    if (files.length === 0) {
      return {
        offers: [],
        problems: [nothingFound(this.#storage.description)],
      };
    }
    const manifests = listed.filter(({ name }) => isManifest(name));
    this.#periods.keepOnly(files);
    this.#manifests.keepOnly(manifests);
    const { byPeriod, others, held, problems } = await this.#choose(
      files,
      manifests,
      signal,
    );
    const found = new Map<Month, ListedFile[]>();
    for await (const file of inTurns(others)) {
      signal.throwIfAborted();
      try {
        const { periods, unlikely } = await this.#periodsOf(file, signal);
        for (const period of periods) {
          const known = found.get(period) ?? [];
          found.set(period, known);
          known.push(file);
        }
        if (unlikely) {
          problems.push(problemOfPeriods(file, unlikely));
        }
      } catch (error) {
        signal.throwIfAborted();
        problems.push(problemOfFile(file, error));
      }
    }
    const periods = [...new Set([...byPeriod.keys(), ...found.keys()])]
      .filter(period => !held.has(period))
      .sort();
    const offers: DeliveryOffer[] = [];
    for (const period of periods) {
      const picked = await this.#pick(found.get(period) ?? []);
      offers.push(
        toOffer({
          period,
          files: [...(byPeriod.get(period) ?? []), ...picked],
        }),
      );
    }
    return { offers, problems };
  }

  async open(
    offer: DeliveryOffer,
    context: BillingSourceContext,
  ): Promise<OpenDelivery> {
    const { signal } = context;
    const parts: BillPart[] = [];
    for (const { name, size, modifiedAt } of offer.files) {
      const file = await this.#storage.find(name, { signal });
      if (file.size !== size || file.modifiedAt !== modifiedAt) {
        throw changed(name);
      }
      const period = namedPeriod(file, this.#layout) ? undefined : offer.period;
      parts.push({ file, period });
    }
    return openBill({
      parts,
      period: offer.period,
      format: this.#format,
      formatOptions: this.#formatOptions,
      classifier: context.classifier,
      engine: this.#engine,
      logger: context.logger,
      signal,
    });
  }

  async #periodsOf(
    file: ListedFile,
    signal: AbortSignal,
  ): Promise<PeriodsOfFile> {
    refuseName(file.name);
    const named = namedPeriod(file, this.#layout);
    if (named) {
      return { periods: [named.period] };
    }
    if (this.#layout.period === 'path') {
      throw new DeliveryError(
        `${file.name}: the path names no billing period`,
        {
          file: file.name,
          advice:
            'Name it like billing_period=2026-11 or 2026-11, or set layout.period to "content"',
        },
      );
    }
    const stored = await this.#storage.find(file.name, { signal });
    const found = await this.#periods.of(stored, signal);
    if (found.periods.length === 0 && !found.unlikely) {
      throw new DeliveryError(
        `${file.name}: no row names its billing period in BillingPeriodStart`,
        {
          file: file.name,
          advice: 'When something was charged, write the file again',
        },
      );
    }
    return found;
  }

  async #choose(
    files: ListedFile[],
    manifests: ListedFile[],
    signal: AbortSignal,
  ): Promise<ChosenFiles> {
    const wanted = this.#layout.files;
    if (wanted === 'parts' || wanted === 'snapshots') {
      return {
        byPeriod: new Map(),
        others: files,
        held: new Set(),
        problems: [],
      };
    }
    const chosen = await chooseFiles({
      files,
      manifests,
      reader: this.#manifests,
      isNarrowed: this.#storage.isNarrowed,
      signal,
    });
    if (wanted === 'manifest' && chosen.others.length > 0) {
      chosen.problems.push(noManifest(chosen.others));
      return { ...chosen, others: [] };
    }
    return chosen;
  }

  async #pick(files: ListedFile[]): Promise<ListedFile[]> {
    return this.#layout.files === 'snapshots'
      ? newestSnapshots({
          files,
          periodOf: file => namedPeriod(file, this.#layout),
        })
      : files;
  }
}

function changed(name: string): DeliveryError {
  return new DeliveryError(`${name}: the file changed since it was found`, {
    file: name,
    advice: 'Nothing is to be done: the next run reads it again',
  });
}
