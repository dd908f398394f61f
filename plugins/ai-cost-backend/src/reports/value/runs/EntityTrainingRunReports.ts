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

import {
  formatDecimal,
  type EntityTrainingRuns,
  type EntityTrainingRunsQuery,
  type TrainingOutcome,
  type TrainingRunValue,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { readCurrentDeliveries } from '../../freshness/readCurrentDeliveries';
import { readSnapshot } from '../../../ledger/readSnapshot';
import type { TrainingRunCost } from './KnownRun';
import { readTrainingRuns } from './readTrainingRuns';
import { runsIn } from './runsIn';

const OUTCOMES: readonly TrainingOutcome[] = [
  'promoted',
  'evaluated',
  'abandoned',
  'running',
  'unknown',
];

/** What training and evaluation of entities cost and came to. */
export class EntityTrainingRunReports {
  readonly #knex: Knex;
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    now: () => Date;
  }): EntityTrainingRunReports {
    return new EntityTrainingRunReports(options.knex, options.now);
  }

  private constructor(knex: Knex, now: () => Date) {
    this.#knex = knex;
    this.#now = now;
  }

  async entityTrainingRuns(
    query: EntityTrainingRunsQuery,
  ): Promise<EntityTrainingRuns> {
    const { entityRef, from, to, environments } = query;
    const found = await readSnapshot(this.#knex, async knex =>
      readTrainingRuns({
        knex,
        entityRef,
        range: { from, to },
        now: this.#now(),
        deliveryIds: (await readCurrentDeliveries(knex))
          .filter(({ counted }) => counted)
          .map(({ id }) => id),
      }),
    );
    const currency = query.currency ?? mostUsed(found);
    const runs = runsIn(found, { currency, environments });
    return {
      entityRef,
      currency,
      runs: runs.map(valueOf),
      outcomes: OUTCOMES.flatMap(outcome => {
        const ofOutcome = runs.filter(run => run.outcome === outcome);
        const known = ofOutcome.filter(run => moneyOf(run) !== undefined);
        return ofOutcome.length === 0
          ? []
          : {
              outcome,
              runs: ofOutcome.length,
              cost: formatDecimal(
                known.reduce((sum, run) => sum + moneyOf(run)!, 0n),
              ),
              withoutCost: ofOutcome.length - known.length,
              estimated: known.filter(isEstimated).length,
            };
      }),
    };
  }
}

function valueOf(it: TrainingRunCost): TrainingRunValue {
  const { run, source, outcome, evidence, costEvidence } = it;
  const money = moneyOf(it);
  return {
    ...{ source, outcome, evidence, costEvidence },
    runId: run.runId,
    name: run.name,
    experiment: run.experiment,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    cost: money === undefined ? undefined : formatDecimal(money),
    isEstimate: isEstimated(it) ? true : undefined,
    metrics: run.metrics,
  };
}

function moneyOf({ cost, estimate }: TrainingRunCost): bigint | undefined {
  return cost ?? estimate;
}

function isEstimated({ cost, estimate }: TrainingRunCost): boolean {
  return cost === undefined && estimate !== undefined;
}

/** The currency that the most runs have costs in. */
function mostUsed(runs: readonly TrainingRunCost[]): string | undefined {
  const uses = new Map<string, number>();
  for (const { charges, estimates } of runs) {
    const money = charges.length > 0 ? charges : estimates;
    for (const currency of new Set(money.map(it => it.currency))) {
      uses.set(currency, (uses.get(currency) ?? 0) + 1);
    }
  }
  const [most] = [...uses].sort(
    ([a, some], [b, others]) => others - some || (a < b ? -1 : 1),
  );
  return most?.[0];
}
