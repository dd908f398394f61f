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
import type {
  SourceDetail,
  SourceProblem,
  SourceStatus,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { ENDED_SILENTLY } from '../../ledger/sources/silentRuns';
import {
  readKnownSources,
  type KnownSource,
} from '../freshness/readKnownSources';
import { readSnapshot } from '../../ledger/readSnapshot';
import { DeliveryTotals } from './DeliveryTotals';
import { readDeliverySummaries } from './readDeliverySummaries';
import { readQuarantine } from './readQuarantine';
import { readRuns } from './readRuns';
import { readVariances } from './readVariances';

const MAX_RUNS = 50;

const REMOVED: SourceProblem = {
  severity: 'warning',
  message: 'The source is not configured any more; its charges still count',
  advice:
    'Nothing to do where the feed has ended. Where it comes under a new id now, the old charges count on the days that both tell of: give the source its old id again.',
};

/** Tells how the billing sources are, from the ledger. */
export class SourceReports {
  readonly #knex: Knex;
  readonly #configuredSources: () => BillingSource[];
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    /** The sources of this portal's configuration. */
    configuredSources: () => BillingSource[];
    now: () => Date;
  }): SourceReports {
    return new SourceReports(options);
  }

  private constructor(options: Parameters<typeof SourceReports.create>[0]) {
    this.#knex = options.knex;
    this.#configuredSources = options.configuredSources;
    this.#now = options.now;
  }

  /** All configured sources, and those that were and whose charges count. */
  async list(): Promise<SourceStatus[]> {
    return readSnapshot(this.#knex, async knex => {
      const statuses: SourceStatus[] = [];
      for (const source of await this.#readSources(knex)) {
        statuses.push(await statusOf(knex, source, this.#now()));
      }
      return statuses;
    });
  }

  /**
   * One source with its runs, deliveries and quarantine.
   *
   * @throws NotFoundError when there is no such source
   */
  async get(sourceId: string): Promise<SourceDetail> {
    return readSnapshot(this.#knex, async knex => {
      const now = this.#now();
      const sources = await this.#readSources(knex);
      const source = sources.find(({ id }) => id === sourceId);
      if (!source) {
        throw new NotFoundError(`There is no billing source "${sourceId}"`);
      }
      return {
        ...(await statusOf(knex, source, now)),
        runs: await readRuns(knex, { sourceId, limit: MAX_RUNS, now }),
        deliveries: await readDeliverySummaries(knex, sourceId),
        quarantine: await readQuarantine(knex, sourceId),
        variance: await readVariances(knex, sourceId),
      };
    });
  }

  #readSources(knex: Knex): Promise<KnownSource[]> {
    return readKnownSources({
      knex,
      configured: this.#configuredSources(),
      now: this.#now(),
    });
  }
}

async function statusOf(
  knex: Knex,
  source: KnownSource,
  now: Date,
): Promise<SourceStatus> {
  const { id, deliveries, configured } = source;
  const [lastRun] = await readRuns(knex, { sourceId: id, limit: 1, now });
  const totals = await DeliveryTotals.read(
    knex,
    deliveries.map(delivery => delivery.id),
  );
  const row: { problems: string; reconciliation_problems: string } | undefined =
    await knex('billing_sources')
      .where({ id })
      .first('problems', 'reconciliation_problems');
  const quarantined = await knex('deliveries')
    .where({ source_id: id, status: 'current' })
    .sum({ rows: 'quarantined_rows' })
    .first();
  return {
    id,
    grade: source.grade,
    description: configured?.description ?? '',
    lastSuccessAt: source.lastSuccessAt,
    lastRun,
    stale: source.stale,
    lastDeliveryAt: deliveries
      .filter(({ derivedAs }) => derivedAs === undefined)
      .map(({ currentAt }) => currentAt)
      .sort()
      .pop(),
    completeThrough: source.coverage.completeThrough,
    observedLagDays: source.observedLagDays,
    currentDeliveries: deliveries.length,
    totals: DeliveryTotals.sum([...totals.values()]).toJSON(),
    quarantinedRows: Number(quarantined?.rows ?? 0),
    problems: [
      ...(configured ? [] : [REMOVED]),
      // Its source's problems were not noted, unlike those of other runs.
      ...(lastRun?.problems.includes(ENDED_SILENTLY) ? [ENDED_SILENTLY] : []),
      ...(row ? JSON.parse(row.reconciliation_problems) : []),
      ...(row ? JSON.parse(row.problems) : []),
    ],
    toReadAgain: await knex('source_requests')
      .where('source_id', id)
      .orderBy(['from_month', 'to_month'])
      .select({ from: 'from_month', to: 'to_month' }),
  };
}
