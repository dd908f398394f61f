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
  HistogramMeasure,
  ScoreDirection,
} from 'backstage-plugin-ai-cost-common';
import { scaleHistogram } from 'backstage-plugin-ai-cost-insights';
import type { Knex } from 'knex';
import { whereIdIn } from '../../../ledger/whereIdIn';
import type { DayRange } from '../../window/dayRange';
import { EntityParts } from './EntityParts';
import { noFigures, type EntityFigures, type FigureSource } from './Figure';
import { sourceOf, type ConfiguredTelemetry } from './sourceRank';

interface SeriesRow {
  id: number;
  reporter: string;
  kind: string;
  measure: string;
  name: string;
  facts: string;
}

/** What `telemetry_series.facts` holds of a series, as far as it is read here. */
interface SeriesFacts {
  dimensions?: { entityRef?: string };
  system?: string;
  bounds?: number[];
  evaluator?: string;
  direction?: ScoreDirection;
}

interface DayRow {
  series_id: number;
  day: string;
  value: number | null;
  samples: number | null;
  counts: string | null;
}

interface Series extends SeriesRow {
  source: FigureSource;
  read: SeriesFacts;
}

/**
 * Reads the parts that some entities have of the telemetry of some days, by
 * entity. Scores are not divided among those who share a series; counts and
 * buckets are.
 *
 * @param options - `configured` are the sources, in their order
 */
export async function readTelemetryFigures(options: {
  knex: Knex;
  entityRefs: readonly string[];
  range: DayRange;
  configured: readonly ConfiguredTelemetry[];
}): Promise<Map<string, EntityFigures>> {
  const { knex, entityRefs, range, configured } = options;
  const figures = new Map<string, EntityFigures>();
  const parts = await EntityParts.read({
    knex,
    table: 'telemetry_attributions',
    entityRefs,
  });
  const ids = parts.seriesIds;
  if (ids.length === 0) {
    return figures;
  }
  const series = await readSeries(knex, ids, configured);
  for (const row of await readDays(knex, ids, range)) {
    const one = series.get(row.series_id);
    for (const { entityRef, ...part } of one ? parts.on(one.id, row.day) : []) {
      const ofEntity = figures.get(entityRef) ?? noFigures();
      figures.set(entityRef, ofEntity);
      addFigure(ofEntity, { row, series: one!, ...part });
    }
  }
  return figures;
}

async function readSeries(
  knex: Knex,
  ids: readonly number[],
  configured: readonly ConfiguredTelemetry[],
): Promise<Map<number, Series>> {
  const query = knex('telemetry_series').select(
    'id',
    'reporter',
    'kind',
    'measure',
    'name',
    'facts',
  );
  whereIdIn(query, 'id', ids);
  const rows: SeriesRow[] = await query;
  return new Map(
    rows.map(row => {
      const read: SeriesFacts = JSON.parse(row.facts);
      const annotated = read.dimensions?.entityRef !== undefined;
      const source = sourceOf({
        reporter: row.reporter,
        annotated,
        system: read.system,
        configured,
      });
      return [row.id, { ...row, source, read }];
    }),
  );
}

async function readDays(
  knex: Knex,
  ids: readonly number[],
  { from, to }: DayRange,
): Promise<DayRow[]> {
  const query = knex('telemetry_days')
    .whereBetween('day', [from, to])
    .orderBy(['series_id', 'day'])
    .select('series_id', 'day', 'value', 'samples', 'counts');
  whereIdIn(query, 'series_id', ids);
  return query;
}

function addFigure(
  figures: EntityFigures,
  options: {
    row: DayRow;
    series: Series;
    environment: string;
    model: string;
    share: number;
  },
): void {
  const { row, series, environment, model, share } = options;
  const { source, read } = series;
  const measured = { source, environment, model, day: row.day };
  if (series.kind === 'histogram') {
    const counts = (row.counts ?? '').split(',').map(Number);
    const bounds = read.bounds ?? [];
    if (counts.length === bounds.length + 1) {
      figures.histograms.push({
        ...measured,
        measure: series.measure as HistogramMeasure,
        histogram: scaleHistogram({ bounds, counts }, share),
      });
    }
  } else if (row.value !== null && series.kind === 'count') {
    figures.counts.push({
      ...measured,
      measure: series.measure as CountMeasure,
      name: series.name,
      count: row.value * share,
    });
  } else if (row.value !== null) {
    figures.scores.push({
      ...measured,
      name: series.name,
      evaluator: read.evaluator ?? '',
      direction: read.direction ?? 'higher',
      value: row.value,
      sampleSize: row.samples ?? undefined,
    });
  }
}
