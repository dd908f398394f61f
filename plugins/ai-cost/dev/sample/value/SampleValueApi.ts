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

import {
  utcDay,
  type EntityTrainingRuns,
  type EntityTrainingRunsQuery,
  type EntityValueQuery,
  type EntityValueReport,
  type ExperimentComparison,
  type ExperimentComparisonQuery,
  type TelemetryPreview,
  type TelemetryPreviewQuery,
} from 'backstage-plugin-ai-cost-common';
import { sampleComparison } from './sampleComparison';
import { sampleRuns } from './sampleRuns';
import { sampleEmptyValue } from './sampleTelemetry';

/** How the value of an entity is answered; an error is what asking meets. */
export type SampleValueAnswer =
  | ((query: EntityValueQuery) => EntityValueReport)
  | Error;

/** What is known beside the money; nothing is measured unless told otherwise. */
export class SampleValueApi {
  readonly queries: EntityValueQuery[] = [];
  readonly comparisons: ExperimentComparisonQuery[] = [];
  readonly previews: TelemetryPreviewQuery[] = [];
  readonly answers: Record<string, SampleValueAnswer> = {};
  /** Entities with training runs; an error is what asking for any meets. */
  withRuns: string[] | Error = [];
  preview: TelemetryPreview | Error = { sent: '', series: [], found: 0 };

  async getEntityValue(query: EntityValueQuery): Promise<EntityValueReport> {
    this.queries.push(query);
    const answer = this.answers[query.entityRef];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer?.(query) ?? sampleEmptyValue(query, utcDay(new Date()));
  }

  async getEntityTrainingRuns(
    query: EntityTrainingRunsQuery,
  ): Promise<EntityTrainingRuns> {
    const { entityRef } = query;
    if (this.withRuns instanceof Error) {
      throw this.withRuns;
    }
    return this.withRuns.includes(entityRef)
      ? sampleRuns(entityRef, utcDay(new Date()))
      : { entityRef, runs: [], outcomes: [] };
  }

  async getExperimentComparison(
    query: ExperimentComparisonQuery,
  ): Promise<ExperimentComparison> {
    this.comparisons.push(query);
    return sampleComparison(query);
  }

  async previewTelemetry(
    query: TelemetryPreviewQuery,
  ): Promise<TelemetryPreview> {
    this.previews.push(query);
    if (this.preview instanceof Error) {
      throw this.preview;
    }
    return this.preview;
  }
}
