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

import type {
  MonthRange,
  SourceDetail,
  SourceStatus,
  UnknownPrice,
} from 'backstage-plugin-ai-cost-common';
import type { ConfiguredSources } from '../ingestion/ConfiguredSources';
import type { UnknownPrices } from '../pricing/UnknownPrices';
import type { ReaderOptions } from '../permissions/reader';
import type { QuarantineExport } from '../reports/export/QuarantineExport';
import type { SourceReports } from '../reports/sources/SourceReports';

/** What a source is asked to do. */
export interface IngestRequest {
  sourceId: string;
  /** Periods to read again even if they have not changed. */
  readAgain?: MonthRange;
}

/** Tells how billing sources are, and acts on them. */
export interface SourceService {
  list(options: ReaderOptions): Promise<SourceStatus[]>;

  /**
   * @throws NotFoundError when there is no such source
   */
  get(sourceId: string, options: ReaderOptions): Promise<SourceDetail>;

  /**
   * Everything that is stored of what could not be read, as pieces of a CSV
   * file. They may fail on the way, with a ConflictError when the data changes.
   *
   * @throws NotFoundError when there is no such source
   */
  exportQuarantine(
    sourceId: string,
    options: ReaderOptions,
  ): Promise<AsyncIterable<string>>;

  /**
   * Asks a source to look for new deliveries as soon as possible.
   *
   * @throws NotFoundError when there is no such source
   * @throws ConflictError when it is running, and no periods are to be read again
   */
  ingest(request: IngestRequest, options: ReaderOptions): Promise<void>;

  /** Models that were used lately and have no price, most tokens first. */
  unknownPrices(options: ReaderOptions): Promise<UnknownPrice[]>;
}

/** Reads from the ledger, and acts on the configured sources. */
export class DefaultSourceService implements SourceService {
  readonly #reports: SourceReports;
  readonly #quarantine: QuarantineExport;
  readonly #sources: ConfiguredSources;
  readonly #unknownPrices: UnknownPrices;

  static create(options: {
    reports: SourceReports;
    quarantine: QuarantineExport;
    sources: ConfiguredSources;
    unknownPrices: UnknownPrices;
  }): DefaultSourceService {
    return new DefaultSourceService(options);
  }

  private constructor(
    options: Parameters<typeof DefaultSourceService.create>[0],
  ) {
    this.#reports = options.reports;
    this.#quarantine = options.quarantine;
    this.#sources = options.sources;
    this.#unknownPrices = options.unknownPrices;
  }

  async list(): Promise<SourceStatus[]> {
    return this.#reports.list();
  }

  async get(sourceId: string): Promise<SourceDetail> {
    return this.#reports.get(sourceId);
  }

  async exportQuarantine(sourceId: string): Promise<AsyncIterable<string>> {
    return this.#quarantine.exportQuarantine(sourceId);
  }

  async ingest({ sourceId, readAgain }: IngestRequest): Promise<void> {
    await this.#sources.ingestNow(sourceId, readAgain);
  }

  async unknownPrices(): Promise<UnknownPrice[]> {
    return this.#unknownPrices.list();
  }
}
