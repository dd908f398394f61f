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

import { InputError } from '@backstage/errors';
import type {
  AttributionTrial,
  AttributionTrialQuery,
} from 'backstage-plugin-ai-cost-common';
import type {
  AttributionOptions,
  Attributor,
  ClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogAttribution } from '../../attribution/AttributorProvider';
import type { KeptAnswer } from '../../catalog/KeptAnswer';
import { shareOf } from '../../reports/entity/comparedCosts';
import { readSnapshot } from '../../ledger/readSnapshot';
import { readUsageTotals, type UsageTotals } from '../sums/readUsageTotals';
import { annotationChange } from './annotationChange';
import { partiesOf } from './ChangedLine';
import { describeTrial } from './describeTrial';
import { findChangedLines } from './findChangedLines';
import type { LineSearch } from './LineSearch';
import { MovedMoney } from './MovedMoney';
import { readChangedCharges } from './readChangedCharges';
import { ruleChange } from './ruleChange';
import type { TrialChange } from './TrialChange';

const MOST_PATTERNS = 100;

/** For whom to try, and for how long. */
export interface TrialReader {
  /** Those of some entities whose cost the reader may see. */
  readable(entityRefs: readonly string[]): Promise<ReadonlySet<string>>;
  signal: AbortSignal;
}

/** What {@link AttributionTrials} tries with. */
export interface AttributionTrialsOptions {
  knex: Knex;
  catalog: KeptAnswer<CatalogAttribution>;
  attribution: AttributionOptions;
  createAttributor(
    entities: readonly ClaimingEntity[],
    options: AttributionOptions,
  ): Attributor;
}

/**
 * Tries an annotation or a central rule over the charges that are stored, and
 * changes nothing.
 */
export class AttributionTrials {
  readonly #options: AttributionTrialsOptions;

  static create(options: AttributionTrialsOptions): AttributionTrials {
    return new AttributionTrials(options);
  }

  private constructor(options: AttributionTrialsOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError when the catalog has no such entity
   * @throws InputError when more is asked than can be tried at once
   */
  async run(
    query: AttributionTrialQuery,
    reader: TrialReader,
  ): Promise<AttributionTrial> {
    const { entities, attributor: before } =
      await this.#options.catalog.current();
    const change = this.#change(query, entities);
    const range = { from: query.from, to: query.to };
    const { search } = change;
    return readSnapshot(this.#options.knex, async knex => {
      const totals = await readUsageTotals({
        knex,
        range,
        currency: query.currency,
      });
      const moved = new MovedMoney(change.targetRef);
      let hidden = false;
      if (search && totals.currency !== undefined) {
        const lines = await findChangedLines({
          ...{ knex, search, before },
          after: this.#options.createAttributor(
            change.entities,
            change.options,
          ),
          signal: reader.signal,
        });
        const byId = new Map(lines.map(line => [line.lineId, line]));
        const readable = await reader.readable(partiesOf(lines));
        const seen = new Set(
          lines.filter(line =>
            partiesOf([line]).every(ref => readable.has(ref)),
          ),
        );
        for (const charge of await readChangedCharges({
          ...{ knex, lines, range },
          currency: totals.currency,
        })) {
          const line = byId.get(charge.lineId)!;
          if (seen.has(line)) {
            moved.add(line, charge);
          } else {
            hidden = true;
          }
        }
      }
      return {
        currency: totals.currency,
        ...describeTrial(moved),
        ...coverages(totals, moved.claimedUsage),
        hidden,
        problems: change.problems,
        patch: change.patch,
      };
    });
  }

  #change(
    query: AttributionTrialQuery,
    entities: readonly ClaimingEntity[],
  ): TrialChange {
    const { annotation, rule } = query;
    if ((annotation === undefined) === (rule === undefined)) {
      throw new InputError('Give either an annotation or a rule');
    }
    const common = { entities, options: this.#options.attribution };
    const change = rule
      ? ruleChange({ ...common, asked: rule })
      : annotationChange({ ...common, asked: annotation! });
    const patterns = change.search ? patternsOf(change.search) : 0;
    if (patterns > MOST_PATTERNS) {
      throw new InputError(
        `At most ${MOST_PATTERNS} names can be tried at once; this has ${patterns}`,
      );
    }
    return change;
  }
}

function patternsOf({ alternatives }: LineSearch): number {
  return alternatives
    .flat()
    .reduce((sum, { patterns }) => sum + patterns.length, 0);
}

function coverages(
  totals: UsageTotals,
  claimed: bigint,
): Pick<AttributionTrial, 'coverageBefore' | 'coverageAfter'> {
  const { allocated, total } = totals;
  return {
    coverageBefore: shareOf(allocated, total),
    coverageAfter: shareOf(allocated + claimed, total),
  };
}
