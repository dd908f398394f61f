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
import { ForwardedError } from '@backstage/errors';
import { utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import { ClaimTally, type ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import { hash } from 'node:crypto';
import type { Ledger } from '../ledger/Ledger';
import type {
  AttributorProvider,
  CatalogAttribution,
} from './AttributorProvider';
import { LineReattribution } from './LineReattribution';
import { readChargedLines, recentDay } from './recentCharges';

/**
 * Keeps attributions, owners and annotation problems up to date with the
 * catalog and the configured rules.
 */
export class ReattributionService {
  readonly #ledger: Ledger;
  readonly #attributors: AttributorProvider;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  static create(options: {
    ledger: Ledger;
    attributors: AttributorProvider;
    logger: LoggerService;
    now?: () => Date;
  }): ReattributionService {
    return new ReattributionService(options);
  }

  private constructor(options: {
    ledger: Ledger;
    attributors: AttributorProvider;
    logger: LoggerService;
    now?: () => Date;
  }) {
    this.#ledger = options.ledger;
    this.#attributors = options.attributors;
    this.#logger = options.logger;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Reads the catalog, and asks all charge lines again when an answer may have
   * changed. A run that is cut short leaves a consistent ledger; the next one
   * starts anew.
   *
   * @throws ForwardedError when the catalog cannot be read; attributions then
   * stay as they were
   */
  async run(signal: AbortSignal): Promise<void> {
    const catalog = await this.#readCatalog();
    signal.throwIfAborted();
    await this.#ledger.owners.record(
      catalog.entities.map(({ entityRef, owner, claims }) => ({
        entityRef,
        owner: owner ?? '',
        costCenter: claims.costCenter ?? '',
      })),
      utcDay(this.#now()),
    );
    const state = await this.#ledger.attributions.readState();
    const lastLineId = await this.#ledger.lines.lastId();
    const recentSince = await recentDay(this.#ledger.knex, this.#now());
    const problemsFingerprint = fingerprintOf(catalog.entities, [
      lastLineId,
      recentSince,
    ]);
    if (
      state.fingerprint !== catalog.attributor.fingerprint ||
      state.problemsFingerprint !== problemsFingerprint
    ) {
      await this.#askAllLines(
        catalog,
        problemsFingerprint,
        recentSince,
        signal,
      );
    }
  }

  async #readCatalog(): Promise<CatalogAttribution> {
    try {
      return await this.#attributors.load();
    } catch (error) {
      throw new ForwardedError(
        'The catalog could not be read; attributions stay as they were',
        error,
      );
    }
  }

  async #askAllLines(
    catalog: CatalogAttribution,
    problemsFingerprint: string,
    recentSince: Day,
    signal: AbortSignal,
  ): Promise<void> {
    const { entities, attributor } = catalog;
    const tally = ClaimTally.create();
    const recent = await readChargedLines(this.#ledger.knex, recentSince);
    const pass = LineReattribution.create({
      ledger: this.#ledger,
      attributor,
      observerOf: id => (recent.has(id) ? tally : tally.past),
      signal,
    });
    const { lines, changed } = await pass.run();
    // Where nothing was delivered, no claim is out of date.
    const problems =
      lines === 0
        ? new Map(entities.map(entity => [entity.entityRef, entity.problems]))
        : tally.problems(entities);
    await this.#ledger.entityProblems.replaceAll(
      new Map([...problems].filter(([, list]) => list.length > 0)),
    );
    const finished = await this.#ledger.attributions.endPass(
      attributor.fingerprint,
      { problemsFingerprint },
    );
    this.#logger.info(
      `Attribution: ${changed} of ${lines} charge lines changed`,
      { entities: entities.length, finished },
    );
  }
}

function fingerprintOf(
  entities: readonly ClaimingEntity[],
  charges: [lastLineId: number, recentSince: Day],
): string {
  const problems = entities
    .filter(entity => entity.problems.length > 0)
    .map(({ entityRef, problems: list }) => [entityRef, list])
    .sort();
  return hash('sha1', JSON.stringify([charges, problems]));
}
