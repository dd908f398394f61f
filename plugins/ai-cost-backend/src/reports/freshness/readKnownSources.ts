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

import type { RunOutcome, SourceGrade } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CurrentDelivery } from './currentDelivery';
import { isStale } from './isStale';
import { readCurrentDeliveries } from './readCurrentDeliveries';
import { SourceCoverage } from './SourceCoverage';

/** A source that is configured, or whose deliveries readers see. */
export interface KnownSource {
  id: string;
  grade: SourceGrade;
  /** Undefined when the source is no longer configured. */
  configured?: BillingSource;
  /** Its visible deliveries. */
  deliveries: CurrentDelivery[];
  /** What counts: such deliveries, and what was derived from them. */
  counted: CurrentDelivery[];
  /** ISO 8601 instant. */
  lastSuccessAt?: string;
  observedLagDays?: number;
  /** Days until a day's charges have stopped changing: observed, or else expected. */
  lagDays: number;
  stale: boolean;
  /** Of its deliveries. */
  coverage: SourceCoverage;
  /** Of what counts. */
  countedCoverage: SourceCoverage;
}

interface SourceRow {
  id: string;
  last_success_at: string | null;
  observed_lag_days: number | null;
  last_outcome: string | null;
}

/**
 * Reads what is known of all billing sources, ordered by id.
 *
 * @param options - `configured` are the sources of this portal's configuration
 */
export async function readKnownSources(options: {
  knex: Knex;
  configured: BillingSource[];
  now: Date;
}): Promise<KnownSource[]> {
  const { knex, configured, now } = options;
  const deliveries = await readCurrentDeliveries(knex);
  const rows = await readSourceRows(knex);

  const ids = new Set([
    ...configured.map(({ id }) => id),
    ...deliveries.map(({ sourceId }) => sourceId),
  ]);
  return [...ids].sort().map(id =>
    knownSource({
      id,
      configured: configured.find(source => source.id === id),
      deliveries: deliveries.filter(({ sourceId }) => sourceId === id),
      row: rows.find(row => row.id === id),
      now,
    }),
  );
}

function knownSource(options: {
  id: string;
  configured?: BillingSource;
  deliveries: CurrentDelivery[];
  row?: SourceRow;
  now: Date;
}): KnownSource {
  const { id, configured, row, now } = options;
  const deliveries = options.deliveries.filter(({ derivedAs }) => !derivedAs);
  const counted = options.deliveries.filter(delivery => delivery.counted);
  const newest = deliveries[deliveries.length - 1];
  const grade = newest?.grade ?? configured?.grade ?? 'trace_estimate';
  const lastSuccessAt = row?.last_success_at ?? undefined;
  const observedLagDays = row?.observed_lag_days ?? undefined;
  const lagDays = Math.ceil(
    observedLagDays ?? configured?.completenessLagDays ?? 0,
  );
  const coverage = SourceCoverage.create({
    sourceId: id,
    grade,
    deliveries,
    lagDays,
    asOf: newestInstant(lastSuccessAt, deliveries),
    retired: configured === undefined,
  });
  return {
    id,
    grade,
    configured,
    deliveries,
    counted,
    lastSuccessAt,
    observedLagDays,
    lagDays,
    stale:
      configured !== undefined &&
      isStale({
        frequency: configured.schedule.frequency,
        lastSuccessAt,
        lastOutcome: (row?.last_outcome ?? undefined) as RunOutcome | undefined,
        now,
      }),
    coverage,
    countedCoverage: deliveries.every(delivery => delivery.counted)
      ? coverage
      : SourceCoverage.create({
          sourceId: id,
          grade,
          lagDays,
          asOf: newestInstant(lastSuccessAt, deliveries),
          ...countedDays(deliveries, counted),
          retired: configured === undefined || !isCounted(newest, counted),
        }),
  };
}

function countedDays(
  deliveries: readonly CurrentDelivery[],
  counted: readonly CurrentDelivery[],
) {
  return {
    // A split moves the money of days that are there already.
    deliveries: counted.filter(holdsDays),
    overruled: new Set(
      deliveries
        .filter(delivery => !isCounted(delivery, counted))
        .map(({ period }) => period),
    ),
  };
}

/** True when some charges of a delivery count. */
function isCounted(
  delivery: CurrentDelivery | undefined,
  counted: readonly CurrentDelivery[],
): boolean {
  return counted.some(
    other => other.period === delivery?.period && holdsDays(other),
  );
}

function holdsDays({ derivedAs }: CurrentDelivery): boolean {
  return derivedAs === undefined || derivedAs === 'stand_in';
}

function newestInstant(
  lastSuccessAt: string | undefined,
  deliveries: CurrentDelivery[],
): string {
  const instants = deliveries.map(({ currentAt }) => currentAt);
  return [lastSuccessAt ?? '', ...instants].sort().pop()!;
}

async function readSourceRows(knex: Knex): Promise<SourceRow[]> {
  const lastFinished = knex('ingestion_runs as r')
    .where('r.source_id', knex.ref('s.id'))
    .whereNotNull('r.finished_at')
    .orderBy('r.id', 'desc')
    .limit(1)
    .select('r.outcome')
    .as('last_outcome');
  return knex('billing_sources as s').select(
    's.id',
    's.last_success_at',
    's.observed_lag_days',
    lastFinished,
  );
}
