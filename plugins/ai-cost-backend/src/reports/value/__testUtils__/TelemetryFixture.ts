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
  CountMeasure,
  Day,
  HistogramMeasure,
  ScoreDirection,
} from 'backstage-plugin-ai-cost-common';
import type { TrainingRun } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';

/** Whose a series is, and who measures it. */
interface FixtureSeries {
  /** `source:prometheus` when left out. */
  reporter?: string;
  entityRef: string;
  environment?: string;
  model?: string;
  /** Which of several systems of a source saw it. */
  system?: string;
  /** An annotation asked for it. */
  annotated?: boolean;
  /** Of all weights together 100; the rest is nobody's. */
  percent?: number;
}

/** Fills the tables of telemetry of a migrated ledger. */
export class TelemetryFixture {
  readonly #knex: Knex;
  #series = 0;

  static create(knex: Knex): TelemetryFixture {
    return new TelemetryFixture(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async count(
    series: FixtureSeries & { measure: CountMeasure; name?: string },
    days: Record<Day, number>,
  ): Promise<void> {
    const id = await this.#addSeries({ ...series, kind: 'count' }, {});
    await this.#addDays(
      Object.entries(days).map(([day, value]) => ({
        series_id: id,
        day,
        value,
      })),
    );
  }

  async histogram(
    series: FixtureSeries & { measure: HistogramMeasure; bounds: number[] },
    days: Record<Day, number[]>,
  ): Promise<void> {
    const { bounds } = series;
    const id = await this.#addSeries(
      { ...series, kind: 'histogram' },
      { bounds },
    );
    await this.#addDays(
      Object.entries(days).map(([day, counts]) => ({
        series_id: id,
        day,
        samples: counts.reduce((sum, count) => sum + count, 0),
        counts: counts.join(','),
      })),
    );
  }

  async score(
    series: FixtureSeries & {
      name: string;
      evaluator?: string;
      direction?: ScoreDirection;
    },
    days: Record<Day, { value: number; sampleSize?: number }>,
  ): Promise<void> {
    const { evaluator = 'human', direction = 'higher' } = series;
    const id = await this.#addSeries(
      { ...series, measure: 'score', kind: 'score' },
      { evaluator, direction },
    );
    await this.#addDays(
      Object.entries(days).map(([day, { value, sampleSize }]) => ({
        series_id: id,
        day,
        value,
        samples: sampleSize,
      })),
    );
  }

  async run(
    run: Pick<TrainingRun, 'runId' | 'startedAt'> &
      Partial<TrainingRun> & { source?: string },
  ): Promise<void> {
    const { source = 'mlflow', ...rest } = run;
    await this.#knex('training_runs').insert({
      source_id: source,
      run_id: run.runId,
      entity_ref: run.entityRef ?? '',
      started_at: run.startedAt,
      ended_at: run.endedAt,
      run: JSON.stringify({
        status: 'finished',
        tags: {},
        metrics: {},
        versions: [],
        ...rest,
      }),
    });
  }

  async #addSeries(
    series: FixtureSeries & { kind: string; measure: string; name?: string },
    facts: object,
  ): Promise<number> {
    const { entityRef, percent = 100 } = series;
    this.#series += 1;
    const [{ id }] = await this.#knex('telemetry_series')
      .insert({
        key_hash: String(this.#series).padStart(64, '0'),
        reporter: series.reporter ?? 'source:prometheus',
        kind: series.kind,
        measure: series.measure,
        name: series.name ?? '',
        facts: JSON.stringify({
          dimensions: series.annotated ? { entityRef } : {},
          system: series.system,
          ...facts,
        }),
        seen_on: '2026-11-20',
        attributed_by: 'catalog',
      })
      .returning('id');
    const parts = [
      { entity_ref: entityRef, weight: percent },
      { entity_ref: '', weight: 100 - percent },
    ].filter(({ weight }) => weight > 0);
    await this.#knex('telemetry_attributions').insert(
      parts.map((part, index) => ({
        ...part,
        series_id: id,
        valid_from: '',
        part: index,
        environment: series.environment ?? '',
        model: series.model ?? '',
        workload: 'inference',
      })),
    );
    return id;
  }

  async #addDays(rows: object[]): Promise<void> {
    await this.#knex.batchInsert('telemetry_days', rows, 100);
  }
}
