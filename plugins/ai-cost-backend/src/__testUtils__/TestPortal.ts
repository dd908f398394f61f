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
import type { Entity } from '@backstage/catalog-model';
import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import {
  DefaultAttributor,
  DefaultClassifier,
  toClaimingEntity,
  type BillingSource,
  type Classifier,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { AttributorProvider } from '../attribution/AttributorProvider';
import { ReattributionService } from '../attribution/ReattributionService';
import type { IngestionOptions } from '../ingestion/ingestionOptions';
import { IngestionService } from '../ingestion/IngestionService';
import { Ledger } from '../ledger/Ledger';
import { Reconciliation } from '../reconciliation/Reconciliation';
import type { AccountMapping } from '../reconciliation/reconciliationOptions';
import { ShareRuleStore } from '../sharing/rules/ShareRuleStore';
import { ShareWeightStore } from '../sharing/usage/ShareWeightStore';
import { withShares, type ShareStores } from '../sharing/withShares';
import { MemoryBillingSource } from './MemoryBillingSource';

const OPTIONS: IngestionOptions = {
  settleAfter: 3_600_000,
  retryRejectedAfter: 6 * 3_600_000,
  keepSuperseded: 0,
};

/** A run as the ledger records it. */
export interface RecordedRun {
  id: number;
  outcome: string;
  deliveries: number;
  rows: number;
  problems: SourceProblem[];
}

/** What may differ between portals. */
export interface TestPortalOptions extends Partial<IngestionOptions> {
  batchSize?: number;
  /** Accounts that the configuration maps. */
  accounts?: AccountMapping[];
  /** Sources that the configuration adds up. */
  addUp?: string[][];
}

/** Ingestion and attribution over a database, with a catalog and a clock of its own. */
export class TestPortal {
  readonly knex: Knex;
  readonly ledger: Ledger;
  readonly source: MemoryBillingSource;
  /** The catalog; change it at will. */
  entities: Entity[] = [];
  /** What reading the catalog fails with. */
  catalogFailure?: Error;
  /** Of the rules that tell AI from the rest. */
  classifier = 'rules-1';
  now = new Date('2026-11-10T06:00:00.000Z');
  /** How cost is shared out, beside annotations. */
  readonly shares: ShareStores;
  /** The sources that have run. */
  readonly #sources = new Map<string, BillingSource>();
  readonly #ingestion: IngestionService;
  readonly #reattribution: ReattributionService;
  readonly #reconciliation: Reconciliation;

  static async create(
    knex: Knex,
    options?: TestPortalOptions,
  ): Promise<TestPortal> {
    const ledger = await Ledger.create({
      database: { getClient: async () => knex, migrations: { skip: false } },
    });
    return new TestPortal(ledger, options);
  }

  private constructor(ledger: Ledger, options?: TestPortalOptions) {
    const logger = silentLogger();
    this.knex = ledger.knex;
    this.ledger = ledger;
    this.source = MemoryBillingSource.create(options);
    this.shares = {
      rules: ShareRuleStore.create({ knex: this.knex }),
      weights: ShareWeightStore.create({ knex: this.knex }),
    };
    const attributors = AttributorProvider.create({
      readEntities: async () => {
        if (this.catalogFailure) {
          throw this.catalogFailure;
        }
        return withShares(this.entities.map(toClaimingEntity), this.shares);
      },
      createAttributor: entities => DefaultAttributor.create({ entities }),
      logger,
    });
    const now = () => this.now;
    this.#reconciliation = Reconciliation.create({
      ledger,
      options: {
        accounts: options?.accounts ?? [],
        addUp: options?.addUp ?? [],
      },
      sources: () => [...this.#sources.values()],
      attributors,
      logger,
      now,
    });
    this.#ingestion = IngestionService.create({
      ledger,
      classifier: this.#changingClassifier(),
      attributors,
      reconciliation: this.#reconciliation,
      logger,
      options: { ...OPTIONS, ...options },
      now,
    });
    this.#reattribution = ReattributionService.create({
      ledger,
      attributors,
      logger,
      now,
    });
  }

  #changingClassifier(): Classifier {
    const classifier = DefaultClassifier.create();
    const fingerprint = () => this.classifier;
    return {
      classify: charge => classifier.classify(charge),
      get fingerprint() {
        return fingerprint();
      },
    };
  }

  /** Runs a source once: the portal's own, or another. */
  async ingest(
    signal = new AbortController().signal,
    source: BillingSource = this.source,
  ): Promise<void> {
    this.#sources.set(source.id, source);
    await this.#ingestion.run(source, signal);
  }

  /** Runs the attribution task once. */
  async reattribute(signal = new AbortController().signal): Promise<void> {
    await this.#reattribution.run(signal);
    await this.reconcile(signal);
  }

  /** Settles once what counts. */
  async reconcile(signal = new AbortController().signal): Promise<void> {
    await this.#reconciliation.run(signal);
  }

  pass(duration: { hours?: number; days?: number }): void {
    const hours = (duration.hours ?? 0) + 24 * (duration.days ?? 0);
    this.now = new Date(this.now.getTime() + hours * 3_600_000);
  }

  /** The newest run of the source. */
  async lastRun(): Promise<RecordedRun> {
    const row = await this.knex('ingestion_runs').orderBy('id', 'desc').first();
    return {
      id: row.id,
      outcome: row.outcome,
      deliveries: row.deliveries,
      rows: Number(row.rows),
      problems: JSON.parse(row.problems),
    };
  }

  /** Visible versions by period. */
  async visible(): Promise<Record<string, string>> {
    const rows = await this.knex('deliveries')
      .where('status', 'current')
      .orderBy(['source_id', 'period'])
      .select('period', 'version');
    return Object.fromEntries(rows.map(row => [row.period, row.version]));
  }
}

function silentLogger(): LoggerService {
  const logger: LoggerService = {
    error() {},
    warn() {},
    info() {},
    debug() {},
    child: () => logger,
  };
  return logger;
}

/** A component with annotations, without the `ai-cost/` of their keys. */
export function component(
  name: string,
  annotations: Record<string, string> = {},
  owner = 'group:default/team-a',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          `ai-cost/${key}`,
          value,
        ]),
      ),
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
