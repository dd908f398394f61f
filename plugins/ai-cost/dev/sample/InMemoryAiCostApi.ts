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

import { NotFoundError } from '@backstage/errors';
import {
  addHours,
  utcHour,
  type AiCostApi,
  type ChargeLinePage,
  type ChargeLineQuery,
  type EntityCostQuery,
  type EntityCostReport,
  type EntityTrainingRuns,
  type EntityTrainingRunsQuery,
  type EntityUsageHours,
  type EntityValueQuery,
  type EntityValueReport,
  type ExperimentComparison,
  type ExperimentComparisonQuery,
  type IngestOptions,
  type ReportedUsage,
  type SourceDetail,
  type SourceStatus,
  type TelemetryPreview,
  type TelemetryPreviewQuery,
  type UnknownPrice,
} from 'backstage-plugin-ai-cost-common';
import type { SampleEntity } from './SampleEntity';
import { sampleLines } from './sampleLines';
import { sampleReport } from './sampleReport';
import { SampleValueApi } from './value/SampleValueApi';

/** An entity's data, an error that asking for it meets, or no answer at all. */
export type SampleAnswer = SampleEntity | Error | 'never';

/**
 * A backend in memory, for development and tests. It keeps what it was asked,
 * and its answers may be changed while it runs.
 */
export class InMemoryAiCostApi implements AiCostApi {
  readonly costQueries: EntityCostQuery[] = [];
  readonly lineQueries: ChargeLineQuery[] = [];
  /** Ids of sources, and the months that were to be read again. */
  readonly ingested: string[] = [];
  /** What was used lately by entity; an error is what asking for it meets. */
  readonly usage: Record<string, ReportedUsage[] | Error> = {};
  /** What is known beside the money. */
  readonly value = new SampleValueApi();
  /** Models without a price. */
  unknownPrices: UnknownPrice[] | Error = [];

  constructor(
    readonly entities: Record<string, SampleAnswer>,
    readonly sources: SourceDetail[] | Error = [],
  ) {}

  async getEntityCosts(query: EntityCostQuery): Promise<EntityCostReport> {
    this.costQueries.push(query);
    return sampleReport(query, await this.#entity(query.entityRef));
  }

  async getChargeLines(query: ChargeLineQuery): Promise<ChargeLinePage> {
    this.lineQueries.push(query);
    return sampleLines(query, await this.#entity(query.entityRef));
  }

  async exportEntityCosts(query: EntityCostQuery): Promise<Blob> {
    const { series } = await this.getEntityCosts(query);
    const rows = series.map(one => [one.key, ...one.values].join(','));
    return new Blob([rows.join('\r\n')], { type: 'text/csv' });
  }

  async getEntityUsageHours(entityRef: string): Promise<EntityUsageHours> {
    const reporters = this.usage[entityRef] ?? [];
    if (reporters instanceof Error) {
      throw reporters;
    }
    const to = addHours(utcHour(new Date()), 1);
    return { entityRef, from: addHours(to, -48), to, reporters };
  }

  async getEntityValue(query: EntityValueQuery): Promise<EntityValueReport> {
    return this.value.getEntityValue(query);
  }

  async getEntityTrainingRuns(
    query: EntityTrainingRunsQuery,
  ): Promise<EntityTrainingRuns> {
    return this.value.getEntityTrainingRuns(query);
  }

  async getExperimentComparison(
    query: ExperimentComparisonQuery,
  ): Promise<ExperimentComparison> {
    return this.value.getExperimentComparison(query);
  }

  async previewTelemetry(
    query: TelemetryPreviewQuery,
  ): Promise<TelemetryPreview> {
    return this.value.previewTelemetry(query);
  }

  async getSources(): Promise<SourceStatus[]> {
    if (this.sources instanceof Error) {
      throw this.sources;
    }
    return this.sources;
  }

  async getSource(sourceId: string): Promise<SourceDetail> {
    const sources = (await this.getSources()) as SourceDetail[];
    const source = sources.find(({ id }) => id === sourceId);
    if (!source) {
      throw new NotFoundError(`No billing source "${sourceId}"`);
    }
    return source;
  }

  async exportQuarantine(sourceId: string): Promise<Blob> {
    const { quarantine } = await this.getSource(sourceId);
    const rows = quarantine.map(({ file, problem }) => `${file},${problem}`);
    return new Blob([rows.join('\r\n')], { type: 'text/csv' });
  }

  async ingestSource(sourceId: string, options?: IngestOptions): Promise<void> {
    const readAgain = options?.readAgain;
    const source = await this.getSource(sourceId);
    this.ingested.push(
      readAgain ? `${sourceId} ${readAgain.from} ${readAgain.to}` : sourceId,
    );
    const now = new Date().toISOString();
    const run = {
      id: (source.lastRun?.id ?? 0) + 1,
      startedAt: now,
      finishedAt: now,
      outcome: 'success' as const,
      deliveries: 1,
      rows: 12_345,
      problems: [],
      readAgain: readAgain && [readAgain],
    };
    Object.assign(source, {
      lastRun: run,
      runs: [run, ...source.runs],
      lastSuccessAt: now,
      stale: false,
      problems: [],
    });
  }

  async getUnknownPrices(): Promise<UnknownPrice[]> {
    if (this.unknownPrices instanceof Error) {
      throw this.unknownPrices;
    }
    return this.unknownPrices;
  }

  async #entity(entityRef: string): Promise<SampleEntity> {
    const answer = this.entities[entityRef];
    if (answer === 'never') {
      return new Promise(() => {});
    }
    if (!answer) {
      throw new NotFoundError(`No entity "${entityRef}"`);
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }
}
