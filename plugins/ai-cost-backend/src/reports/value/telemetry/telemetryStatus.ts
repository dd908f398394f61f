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

import type { TelemetryStatus } from 'backstage-plugin-ai-cost-common';
import type { TelemetrySource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { DayRange } from '../../window/dayRange';
import type { EntityFigures } from './Figure';
import { USAGE_SOURCE } from './sourceRank';

type SourceTelemetry = TelemetryStatus['sources'][number];

/** How collecting went, and what annotations ask for. */
export interface TelemetryState {
  /** Some series were never given to entities. */
  pending: boolean;
  sources: {
    id: string;
    last_success_at: string | null;
    failure: string | null;
  }[];
  queries: { query: string; problem: string | null }[];
}

/** Reads how collecting went, and what became of an entity's queries. */
export async function readTelemetryState(
  knex: Knex,
  entityRef: string,
): Promise<TelemetryState> {
  const unattributed = await knex('telemetry_series')
    .where('attributed_by', '')
    .first('id');
  return {
    pending: unattributed !== undefined,
    sources: await knex('telemetry_sources')
      .orderBy('id')
      .select('id', 'last_success_at', 'failure'),
    queries: await knex('telemetry_queries')
      .where({ entity_ref: entityRef })
      .orderBy('id')
      .select('query', 'problem'),
  };
}

/**
 * Where telemetry comes from: the configured sources, and who else had figures
 * of the entity in the range.
 */
export function telemetryStatus(options: {
  configured: readonly TelemetrySource[];
  state: TelemetryState;
  figures: EntityFigures;
  range: DayRange;
}): TelemetryStatus {
  const { configured, state, figures, range } = options;
  const told = measuresOf(figures, range);
  const others = [...told.keys()].filter(
    id => !configured.some(source => source.id === id),
  );
  return {
    pending: state.pending,
    sources: [
      ...configured.map(({ id, type, description, conventions, preview }) => ({
        source: id,
        type,
        description,
        ...outcomeOf(state, id),
        previews: preview !== undefined,
        conventions: conventions.map(({ name, measure }) => ({
          name,
          measure,
        })),
        measures: told.get(id)?.measures ?? [],
        lastDay: told.get(id)?.lastDay,
      })),
      ...others.sort().map(id => ({
        source: id,
        ...describe(id),
        ...outcomeOf(state, id),
        previews: false,
        conventions: [],
        ...told.get(id)!,
      })),
    ],
    queries: state.queries.map(({ query, problem }) => {
      const { kind, name, source, expression } = JSON.parse(query);
      return {
        kind,
        name,
        source,
        expression,
        problem: problem ?? undefined,
      };
    }),
  };
}

function measuresOf(figures: EntityFigures, { from, to }: DayRange) {
  const told = new Map<string, { measures: string[]; lastDay: string }>();
  const add = (id: string, measure: string, day: string) => {
    if (day < from || day > to) {
      return;
    }
    const known = told.get(id) ?? { measures: [], lastDay: day };
    if (!known.measures.includes(measure)) {
      known.measures.push(measure);
      known.measures.sort();
    }
    known.lastDay = known.lastDay > day ? known.lastDay : day;
    told.set(id, known);
  };
  for (const { source, measure, day } of [
    ...figures.counts,
    ...figures.histograms,
  ]) {
    add(source.id, measure, day);
  }
  for (const { source, day } of figures.scores) {
    add(source.id, 'score', day);
  }
  return told;
}

function outcomeOf(
  { sources }: TelemetryState,
  id: string,
): Pick<SourceTelemetry, 'lastSuccessAt' | 'failure'> {
  const row = sources.find(source => source.id === id);
  return {
    lastSuccessAt: row?.last_success_at ?? undefined,
    failure: row?.failure ?? undefined,
  };
}

function describe(id: string): Pick<SourceTelemetry, 'type' | 'description'> {
  return id === USAGE_SOURCE.id
    ? { type: 'usage', description: 'Usage events' }
    : { type: 'other', description: `Reported by ${id}` };
}
