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

import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Month, SourceProblem } from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  BillingSourceContext,
  DeliveryError,
  DeliveryOffer,
  Discovery,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { openFocusFiles } from '../openFocusFiles';
import type { FileSourceConfig } from './FileSourceConfig';
import { findFiles, type FoundFile } from './findFiles';
import { newestSnapshot } from './newestSnapshot';
import { periodOfPath } from './periodOfPath';
import { periodsOfFile } from './periodsOfFile';

/** Part of every version, so that a changed roll-up reads bills again. */
const ROLLUP_VERSION = '1';
const REMEMBERED_FILES = 10_000;

/** FOCUS bills in a folder. */
export class FileBillingSource implements BillingSource {
  readonly id: string;
  readonly grade = 'invoice';
  readonly description: string;
  readonly schedule: BillingSource['schedule'];
  readonly completenessLagDays: number;
  readonly #config: FileSourceConfig;
  /** By version of a file, for its periods are costly to find. */
  readonly #periods = new Map<string, Month[]>();

  static create(config: FileSourceConfig): FileBillingSource {
    return new FileBillingSource(config);
  }

  private constructor(config: FileSourceConfig) {
    this.#config = config;
    this.id = config.id;
    this.description = `FOCUS files at ${config.path}`;
    this.schedule = config.schedule;
    this.completenessLagDays = config.completenessLagDays;
  }

  async discover(context: BillingSourceContext): Promise<Discovery> {
    const files = await findFiles(this.#config.path);
    if (files.length === 0) {
      return {
        offers: [],
        problems: [
          {
            severity: 'warning',
            message: `No file matches ${path.resolve(this.#config.path)}`,
            advice:
              'Check the path of the source, and whether the export has run',
          },
        ],
      };
    }
    const { byPeriod, problems } = await this.#sort(files, context);
    const { fingerprint } = context.classifier;
    const offers = [...byPeriod].map(([period, all]) => {
      const used =
        this.#config.files === 'snapshots' ? newestSnapshot(all) : all;
      return {
        period,
        version: versionOf([ROLLUP_VERSION, fingerprint, ...used.map(stateOf)]),
        files: used.map(({ name, size, modifiedAt }) => ({
          name,
          size,
          modifiedAt: modifiedAt.toISOString(),
        })),
      };
    });
    return { offers, problems };
  }

  async open(
    offer: DeliveryOffer,
    context: BillingSourceContext,
  ): Promise<OpenDelivery> {
    const { classifier, logger, signal } = context;
    const wanted = new Set(offer.files.map(({ name }) => name));
    const found = (await findFiles(this.#config.path)).filter(({ name }) =>
      wanted.has(name),
    );
    const names = new Map(found.map(file => [file.path, file.name]));
    return openFocusFiles({
      files: found.map(file => file.path),
      classifier,
      engine: this.#config.engine,
      // A file that lies in a period's folder is that period's as a whole.
      period: found.every(file => this.#pathPeriod(file))
        ? undefined
        : offer.period,
      nameOf: file => names.get(file) ?? file,
      logger,
      signal,
    });
  }

  async #sort(files: readonly FoundFile[], context: BillingSourceContext) {
    const byPeriod = new Map<Month, FoundFile[]>();
    const problems: SourceProblem[] = [];
    for (const file of files) {
      context.signal.throwIfAborted();
      try {
        for (const period of await this.#periodsOf(file, context)) {
          byPeriod.set(period, [...(byPeriod.get(period) ?? []), file]);
        }
      } catch (error) {
        context.signal.throwIfAborted();
        problems.push({
          severity: 'error',
          message: (error as Error).message,
          advice: (error as DeliveryError).advice,
          file: file.name,
        });
      }
    }
    return { byPeriod, problems };
  }

  #pathPeriod(file: FoundFile): Month | undefined {
    return this.#config.period === 'content'
      ? undefined
      : periodOfPath(file.name);
  }

  async #periodsOf(
    file: FoundFile,
    context: BillingSourceContext,
  ): Promise<Month[]> {
    const named = this.#pathPeriod(file);
    if (named) {
      return [named];
    }
    if (this.#config.period === 'path') {
      throw new Error(
        `${file.name}: the path names no billing period such as 2026-11; rename the file, or set layout.period to content`,
      );
    }
    const state = stateOf(file);
    const known = this.#periods.get(state);
    const periods =
      known ??
      (await periodsOfFile({
        file,
        engine: this.#config.engine,
        signal: context.signal,
      }));
    if (this.#periods.size >= REMEMBERED_FILES) {
      this.#periods.clear();
    }
    this.#periods.set(state, periods);
    return periods;
  }
}

function stateOf({ name, size, modifiedAt }: FoundFile): string {
  return JSON.stringify([name, size, modifiedAt.toISOString()]);
}

function versionOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
