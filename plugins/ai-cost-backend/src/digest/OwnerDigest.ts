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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  addDays,
  bucketStart,
  utcDay,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { readCurrentDeliveries } from '../reports/freshness/readCurrentDeliveries';
import type { RollUpReports } from '../reports/rollup/RollUpReports';
import { readSuggestions } from '../reports/suggestions/readSuggestions';
import { digestNotice, type DigestFacts } from './digestNotice';

/** What the digest works with. */
export interface OwnerDigestOptions {
  knex: Knex;
  reports: RollUpReports;
  notifications: NotificationService;
  /** Refs of owners who are told nothing. */
  exclude: ReadonlySet<string>;
  logger: LoggerService;
  now: () => Date;
}

const KINDS = ['group:', 'user:'];
// Each reads the newest charges of nobody.
const MOST_LOOKED_AT = 10;

/**
 * Tells each owner once a week what its entities cost in the last whole week, as
 * far as its days are complete.
 */
export class OwnerDigest {
  readonly #options: OwnerDigestOptions;

  static create(options: OwnerDigestOptions): OwnerDigest {
    return new OwnerDigest(options);
  }

  private constructor(options: OwnerDigestOptions) {
    this.#options = options;
  }

  /**
   * Tells all owners. One who cannot be told keeps nobody from being told.
   *
   * @throws Error the first, when somebody could not be told
   */
  async run(signal: AbortSignal): Promise<void> {
    const { logger, now } = this.#options;
    const to = addDays(bucketStart(utcDay(now()), 'week'), -1);
    const week = { from: addDays(to, -6), to };
    const failures: unknown[] = [];
    for (const owner of await this.#owners()) {
      signal.throwIfAborted();
      try {
        await this.#tell(owner, week);
      } catch (error) {
        logger.warn(`${owner} could not be told what it spent`, error as Error);
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  async #owners(): Promise<string[]> {
    const { knex, exclude } = this.#options;
    const owners: string[] = await knex('entity_owners')
      .whereNot('owner', '')
      .distinct('owner')
      .orderBy('owner')
      .pluck('owner');
    return owners.filter(
      owner =>
        !exclude.has(owner) && KINDS.some(kind => owner.startsWith(kind)),
    );
  }

  async #tell(owner: string, week: { from: Day; to: Day }): Promise<void> {
    const payload = digestNotice(await this.#facts(owner, week));
    if (payload) {
      await this.#options.notifications.send({
        recipients: { type: 'entity', entityRef: owner },
        payload,
      });
    }
  }

  async #facts(
    owner: string,
    week: { from: Day; to: Day },
  ): Promise<DigestFacts> {
    const { reports, knex } = this.#options;
    // What the owner itself owns: child groups are told of their own.
    const query = {
      ...{ scopeRef: owner, ...week, relations: 'direct' as const },
      ...{ basis: 'effective' as const, granularity: 'week' as const },
      groupBy: 'entity' as const,
    };
    const { entityRefs } = await reports.scope(query);
    const { report } = await reports.rollUp(query, {
      rights: { entityRefs: new Set(entityRefs), childRefs: [] },
    });
    const charged = new Set(report!.members.map(({ entityRef }) => entityRef));
    const idle = entityRefs.filter(ref => !charged.has(ref));
    const deliveries = await readCurrentDeliveries(knex);
    const claimable: string[] = [];
    for (const entityRef of idle.slice(0, MOST_LOOKED_AT)) {
      const { length } = await readSuggestions({
        ...{ knex, entityRef },
        deliveries: deliveries.filter(({ counted }) => counted),
      });
      if (length > 0) {
        claimable.push(entityRef);
      }
    }
    return { owner, report: report!, claimable };
  }
}
