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

import { ConflictError } from '@backstage/errors';
import { addDays, monthOf } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { readAttributionState } from '../../ledger/attributions/AttributionState';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { Reporting } from '../../currency/ReportingRates';
import { completenessOf } from '../freshness/completeness';
import {
  readKnownSources,
  type KnownSource,
} from '../freshness/readKnownSources';
import { sourcesBehind } from '../freshness/sourcesBehind';
import type { EntityCostExportQuery } from '../CostReports';
import {
  readEntityDeliveries,
  readEntitySeries,
  type EntitySeries,
} from '../entity/EntitySeries';
import {
  ownerOn,
  readEntityOwners,
  type DatedOwner,
} from '../entity/readEntityOwners';
import { readSnapshot } from '../../ledger/readSnapshot';
import type { DayRange } from '../window/dayRange';
import { costCsvHeader, costCsvLines, type CostCsvRow } from './costCsv';
import { readDailyCosts, type DailyCost } from './readDailyCosts';

// Bounds what is in memory and how long the event loop is held up.
const ROWS_READ = 5_000;
const ROWS_WRITTEN = 500;
const MAX_DAYS = 31;

/** What an export began with, so that all of it is of one moment. */
interface ExportPlan {
  query: EntityCostExportQuery;
  attributionVersion: number;
  sources: KnownSource[];
  deliveryIds: Set<number>;
  series: Map<number, EntitySeries>;
  owners: DatedOwner[];
  reporting?: Reporting;
}

/** Writes an entity's daily costs as CSV. */
export class EntityCostExport {
  readonly #knex: Knex;
  readonly #configuredSources: () => BillingSource[];
  readonly #now: () => Date;
  readonly #reporting: () => Reporting | undefined;

  static create(options: {
    knex: Knex;
    /** The sources of this portal's configuration. */
    configuredSources: () => BillingSource[];
    now: () => Date;
    /** Nothing is converted when left out. */
    reporting?: () => Reporting | undefined;
  }): EntityCostExport {
    return new EntityCostExport(options);
  }

  private constructor(options: Parameters<typeof EntityCostExport.create>[0]) {
    this.#knex = options.knex;
    this.#configuredSources = options.configuredSources;
    this.#now = options.now;
    this.#reporting = options.reporting ?? (() => undefined);
  }

  /**
   * Pieces of the file: one row for each day and series, of all currencies
   * unless one is asked for.
   *
   * @remarks
   * A few days are read at a time, so that a slow reader keeps no transaction
   * open. When the data is no longer what the export began with, the iteration
   * fails with a ConflictError rather than mix the two.
   */
  async exportEntityCosts(
    query: EntityCostExportQuery,
  ): Promise<AsyncIterableIterator<string>> {
    const plan = await readSnapshot(this.#knex, trx => this.#plan(trx, query));
    return this.#pieces(plan);
  }

  async *#pieces(plan: ExportPlan): AsyncGenerator<string> {
    yield costCsvHeader();
    for (const range of slicesOf(plan.query, plan.series.size)) {
      const rows = await readSnapshot(this.#knex, trx =>
        readRows(trx, plan, range),
      );
      for (let from = 0; from < rows.length; from += ROWS_WRITTEN) {
        yield costCsvLines(rows.slice(from, from + ROWS_WRITTEN));
      }
    }
  }

  async #plan(knex: Knex, query: EntityCostExportQuery): Promise<ExportPlan> {
    const { entityRef, from, to } = query;
    const { version } = await readAttributionState(knex);
    const used = await readEntityDeliveries({
      knex,
      entityRef,
      months: { from: monthOf(from), to: monthOf(to) },
    });
    const known = await readKnownSources({
      knex,
      configured: this.#configuredSources(),
      now: this.#now(),
    });
    const sources = sourcesBehind(used, known);
    return {
      query,
      attributionVersion: version,
      sources,
      deliveryIds: new Set(
        sources
          .flatMap(({ counted }) => counted.map(({ id }) => id))
          .filter(id => used.has(id)),
      ),
      series: await readEntitySeries(knex, entityRef),
      owners: await readEntityOwners(knex, entityRef),
      reporting: this.#reporting(),
    };
  }
}

function* slicesOf(
  { from, to }: DayRange,
  series: number,
): Generator<DayRange> {
  const days = Math.floor(ROWS_READ / Math.max(series, 1));
  const length = Math.min(Math.max(days, 1), MAX_DAYS);
  for (let start = from; start <= to; start = addDays(start, length)) {
    const end = addDays(start, length - 1);
    yield { from: start, to: end < to ? end : to };
  }
}

async function readRows(
  knex: Knex,
  plan: ExportPlan,
  range: DayRange,
): Promise<CostCsvRow[]> {
  await checkUnchanged(knex, plan);
  const { query, series, deliveryIds } = plan;
  const { entityRef } = query;
  const costs = await readDailyCosts({
    knex,
    entityRef,
    range,
    deliveryIds,
  });
  return costs.flatMap(cost => {
    const ofSeries = series.get(cost.seriesId)!;
    return isAsked(ofSeries, query) ? [csvRow(plan, ofSeries, cost)] : [];
  });
}

async function checkUnchanged(knex: Knex, plan: ExportPlan): Promise<void> {
  const { version } = await readAttributionState(knex);
  const kept = knex('deliveries').whereNull('pruned_at').count({ count: '*' });
  whereIdIn(kept, 'id', [...plan.deliveryIds]);
  const [{ count }] = await kept;
  if (
    version !== plan.attributionVersion ||
    Number(count) !== plan.deliveryIds.size
  ) {
    throw new ConflictError(
      'The costs have changed during the export; export them again',
    );
  }
}

function isAsked(
  series: EntitySeries,
  { environments, currency }: EntityCostExportQuery,
): boolean {
  return (
    (!environments || environments.includes(series.environment)) &&
    (currency === undefined || series.currency === currency)
  );
}

function csvRow(
  plan: ExportPlan,
  series: EntitySeries,
  cost: DailyCost,
): CostCsvRow {
  const { sources, owners, query, reporting } = plan;
  const owner = ownerOn(cost.day, owners);
  const completeness = completenessOf(
    cost.day,
    sources.map(({ countedCoverage }) => countedCoverage),
  );
  return {
    entityRef: query.entityRef,
    day: cost.day,
    owner: owner?.owner,
    costCenter: owner?.costCenter,
    series,
    cost,
    // Charges that came with another period's delivery are not missing.
    completeness: completeness === 'missing' ? 'provisional' : completeness,
    sourceIds: sources
      .filter(({ counted }) =>
        counted.some(({ id }) => cost.deliveryIds.includes(id)),
      )
      .map(({ id }) => id),
    converted: reporting && {
      currency: reporting.currency,
      rate: reporting.book.rateOn(
        series.currency,
        reporting.currency,
        cost.day,
      ),
    },
  };
}
