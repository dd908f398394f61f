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

import { InputError, NotFoundError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EntityTrainingRuns,
  EntityTrainingRunsQuery,
  EntityValueQuery,
  ExperimentComparison,
  ExperimentComparisonQuery,
  TelemetryPreview,
  TelemetryPreviewQuery,
  UnitCostTarget,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetrySource } from 'backstage-plugin-ai-cost-node';
import type { ReaderOptions } from '../permissions/reader';
import type { KnownReports } from '../reports/CostReports';
import type { ExperimentComparisons } from '../reports/value/comparison/ExperimentComparisons';
import type {
  EntityValueReports,
  TaggedValueReport,
} from '../reports/value/EntityValueReports';
import type { EntityTrainingRunReports } from '../reports/value/runs/EntityTrainingRunReports';
import { previewLimits } from './previewLimits';

/** Tells whether AI is worth it: spend beside what was measured. */
export interface ValueService {
  /** The report of one entity, unless the reader has it. */
  entityValue(
    query: EntityValueQuery,
    options: ReaderOptions & KnownReports & EntityTargets,
  ): Promise<TaggedValueReport>;

  entityTrainingRuns(
    query: EntityTrainingRunsQuery,
    options: ReaderOptions,
  ): Promise<EntityTrainingRuns>;

  compare(
    query: ExperimentComparisonQuery,
    options: ReaderOptions,
  ): Promise<ExperimentComparison>;

  /**
   * Asks a telemetry source what an annotation would; nothing of it is kept.
   *
   * @throws NotFoundError when there is no such source
   * @throws InputError when the source cannot be asked, or not like this
   */
  preview(
    query: TelemetryPreviewQuery,
    options: ReaderOptions,
  ): Promise<TelemetryPreview>;
}

/** What an entity aims at, of its annotations. */
export interface EntityTargets {
  targets?: readonly UnitCostTarget[];
}

/** Reads for whoever asks. */
export class DefaultValueService implements ValueService {
  readonly #reports: EntityValueReports;
  readonly #runs: EntityTrainingRunReports;
  readonly #comparisons: ExperimentComparisons;
  readonly #sources: () => readonly TelemetrySource[];
  readonly #logger: LoggerService;
  readonly #limits = previewLimits();

  static create(options: {
    reports: EntityValueReports;
    runs: EntityTrainingRunReports;
    comparisons: ExperimentComparisons;
    sources: () => readonly TelemetrySource[];
    logger: LoggerService;
  }): DefaultValueService {
    return new DefaultValueService(options);
  }

  private constructor(
    options: Parameters<typeof DefaultValueService.create>[0],
  ) {
    this.#reports = options.reports;
    this.#runs = options.runs;
    this.#comparisons = options.comparisons;
    this.#sources = options.sources;
    this.#logger = options.logger;
  }

  async entityValue(
    query: EntityValueQuery,
    options: KnownReports & EntityTargets,
  ): Promise<TaggedValueReport> {
    return this.#reports.entityValue(query, options);
  }

  async entityTrainingRuns(
    query: EntityTrainingRunsQuery,
  ): Promise<EntityTrainingRuns> {
    return this.#runs.entityTrainingRuns(query);
  }

  async compare(
    query: ExperimentComparisonQuery,
  ): Promise<ExperimentComparison> {
    return this.#comparisons.compare(query);
  }

  async preview({
    entityRef: _,
    ...query
  }: TelemetryPreviewQuery): Promise<TelemetryPreview> {
    const source = this.#find(query.source);
    if (!source.preview) {
      throw new InputError(
        `Queries of the source ${source.id} cannot be tried; it collects on its schedule only`,
      );
    }
    return this.#limits.run(signal =>
      source.preview!(query, { logger: this.#logger, signal }),
    );
  }

  /** A source by its id, or by its type where there is one of it. */
  #find(name: string): TelemetrySource {
    const sources = this.#sources();
    const ofType = sources.filter(({ type }) => type === name);
    const found =
      sources.find(({ id }) => id === name) ??
      (ofType.length === 1 ? ofType[0] : undefined);
    if (!found) {
      throw new NotFoundError(
        ofType.length > 1
          ? `There are several telemetry sources of the type ${name}; write the id of one`
          : `There is no telemetry source ${name}`,
      );
    }
    return found;
  }
}
