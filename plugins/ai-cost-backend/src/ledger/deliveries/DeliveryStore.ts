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
  Day,
  Month,
  SourceGrade,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** The delivery of a period that readers see, as a newer one is compared with. */
export interface VisibleDelivery {
  id: number;
  period: Month;
  version: string;
  /** Fingerprint of the rules that told AI from the rest. */
  classifier: string;
  /** ISO 8601 instant. */
  stagedAt: string;
  /** Readable rows of the bill, AI or not. */
  rows: number;
  problems: SourceProblem[];
}

/** A delivery of a source, as reconciliation sees it. */
export interface DeliveredPeriod {
  deliveryId: number;
  sourceId: string;
  period: Month;
  grade: SourceGrade;
  /** Undefined when it has no charges. */
  lastChargeDay?: Day;
  /** Last day that it tells of, where that is more than its charges. */
  coveredThrough?: Day;
  /** ISO 8601 instant. */
  stagedAt: string;
}

/**
 * Why a delivery was refused: it could not be read, what was stored is not what
 * was read, or it has no rows or far fewer than the one it would replace.
 */
export type Rejection = 'unreadable' | 'totals' | 'empty' | 'shrunk';

/** A delivery that was refused. */
export interface RejectedDelivery {
  id: number;
  period: Month;
  version: string;
  rejection: Rejection;
  /** ISO 8601 instant. */
  stagedAt: string;
  problems: SourceProblem[];
}

// Not an answer to the delivery: it is on its way out, whatever it holds.
export const WITHDRAWN = 'withdrawn';

/** Snapshots of a source for a billing period, and which of them are visible. */
export class DeliveryStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DeliveryStore {
    return new DeliveryStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The visible deliveries of a source, by period. */
  async currentOf(sourceId: string): Promise<Map<Month, VisibleDelivery>> {
    const rows: {
      id: number;
      period: string;
      version: string;
      classifier: string;
      staged_at: string;
      problems: string;
      rows: number | string;
    }[] = await this.#knex('deliveries as d')
      .where({ source_id: sourceId, status: 'current' })
      .select(
        'd.id',
        'd.period',
        'd.version',
        'd.classifier',
        'd.staged_at',
        'd.problems',
        {
          rows: this.#knex('delivery_totals as t')
            .where('t.delivery_id', this.#knex.ref('d.id'))
            .select(this.#knex.raw('coalesce(sum(t.??), 0)', ['rows'])),
        },
      );
    return new Map(
      rows.map(row => [
        row.period,
        {
          id: row.id,
          period: row.period,
          version: row.version,
          classifier: row.classifier,
          stagedAt: row.staged_at,
          rows: Number(row.rows),
          problems: JSON.parse(row.problems),
        },
      ]),
    );
  }

  /**
   * Ids of all visible deliveries, of sources and derived ones, whether they
   * count or not, as a transaction sees them.
   */
  async visibleIds(trx: Knex.Transaction): Promise<number[]> {
    const rows = await trx('deliveries')
      .whereIn('status', ['current', 'derived'])
      .select('id');
    return rows.map(({ id }) => id);
  }

  /**
   * The visible deliveries of all sources.
   *
   * @param options - `publishing` is a staged delivery that counts as visible,
   * in place of that of its source and period
   */
  async delivered(options?: {
    publishing?: number;
  }): Promise<DeliveredPeriod[]> {
    const rows = await this.#knex('deliveries')
      .where('status', 'current')
      .orWhere({ id: options?.publishing ?? -1, status: 'staged' })
      .orderBy('id')
      .select(
        'id',
        'source_id',
        'period',
        'grade',
        'last_charge_day',
        'covered_through',
        'staged_at',
      );
    const newest = new Map(
      rows.map(row => [
        JSON.stringify([row.source_id, row.period]),
        {
          deliveryId: row.id,
          sourceId: row.source_id,
          period: row.period,
          grade: row.grade,
          lastChargeDay: row.last_charge_day ?? undefined,
          coveredThrough: row.covered_through ?? undefined,
          stagedAt: row.staged_at,
        },
      ]),
    );
    return [...newest.values()];
  }

  /** Sources that have ever had a visible delivery, the first to have one first. */
  async sourcesByAge(): Promise<string[]> {
    return this.#knex('deliveries')
      .whereNotNull('current_at')
      .whereNull('derived_from')
      .groupBy('source_id')
      .orderByRaw('min(id)')
      .pluck('source_id');
  }

  /** The refused deliveries of a source, by period. */
  async rejectedOf(sourceId: string): Promise<Map<Month, RejectedDelivery>> {
    const rows = await this.#knex('deliveries')
      .where({ source_id: sourceId, status: 'rejected' })
      .whereNot('rejection', WITHDRAWN)
      .orderBy('id')
      .select('id', 'period', 'version', 'rejection', 'staged_at', 'problems');
    return new Map(
      rows.map(row => [
        row.period,
        {
          id: row.id,
          period: row.period,
          version: row.version,
          rejection: row.rejection,
          stagedAt: row.staged_at,
          problems: JSON.parse(row.problems),
        },
      ]),
    );
  }

  /** Ids of deliveries that a run which is over has left half-written. */
  async leftOverOf(sourceId: string): Promise<number[]> {
    const rows = await this.#knex('deliveries as d')
      .leftJoin('ingestion_runs as r', 'r.id', 'd.run_id')
      .where({ 'd.source_id': sourceId, 'd.status': 'staged' })
      .whereRaw(`coalesce(r.outcome, '') <> 'running'`)
      .select('d.id');
    return rows.map(({ id }) => id);
  }

  /** Replaced and refused deliveries that still hold charges. */
  async prunable(options: {
    supersededBefore: Date;
  }): Promise<{ id: number; status: 'rejected' | 'superseded' }[]> {
    const before = options.supersededBefore.toISOString();
    return this.#knex('deliveries')
      .whereNull('pruned_at')
      .where(builder =>
        builder
          .where('status', 'rejected')
          .orWhere(superseded =>
            superseded
              .where('status', 'superseded')
              .where('superseded_at', '<=', before),
          ),
      )
      .select('id', 'status');
  }

  /** Ids of deliveries that are to be forgotten: a newer answer is there. */
  async obsolete(): Promise<number[]> {
    const newer = this.#knex('deliveries as n')
      .where('n.source_id', this.#knex.ref('d.source_id'))
      .where('n.period', this.#knex.ref('d.period'))
      .where('n.id', '>', this.#knex.ref('d.id'))
      .whereIn('n.status', ['current', 'rejected']);
    const rows = await this.#knex('deliveries as d')
      .where('d.status', 'rejected')
      .where(builder =>
        builder.where('d.rejection', WITHDRAWN).orWhereExists(newer),
      )
      .select('d.id');
    return rows.map(({ id }) => id);
  }
}
