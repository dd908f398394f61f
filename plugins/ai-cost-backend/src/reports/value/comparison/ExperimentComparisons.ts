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
  ExperimentComparison,
  ExperimentComparisonQuery,
  HistogramMeasure,
} from 'backstage-plugin-ai-cost-common';
import { readKnownSources } from '../../freshness/readKnownSources';
import { readSnapshot } from '../../../ledger/readSnapshot';
import { currenciesOf } from '../buildValueReport';
import type { EntityValueReportsOptions } from '../EntityValueReports';
import { LATENCY } from '../kpis/latencyKpis';
import { histogramsOf, readArm, type ArmFacts } from './ArmFacts';
import { armDifferences } from './armDifferences';
import { armValue } from './armValue';

/** Puts two models, environments or periods of an entity side by side. */
export class ExperimentComparisons {
  readonly #options: EntityValueReportsOptions;

  static create(options: EntityValueReportsOptions): ExperimentComparisons {
    return new ExperimentComparisons(options);
  }

  private constructor(options: EntityValueReportsOptions) {
    this.#options = options;
  }

  async compare(
    query: ExperimentComparisonQuery,
  ): Promise<ExperimentComparison> {
    const { knex: database, now } = this.#options;
    const { entityRef, arms } = query;
    const [first, second] = await readSnapshot(database, async knex => {
      const options = {
        knex,
        entityRef,
        configured: this.#options.telemetrySources(),
        sources: await readKnownSources({
          knex,
          configured: this.#options.configuredSources(),
          now: now(),
        }),
      };
      return [
        await readArm({ ...options, arm: arms[0] }),
        await readArm({ ...options, arm: arms[1] }),
      ] as const;
    });
    const currency =
      query.currency ?? currenciesOf([...first.costs, ...second.costs], '')[0];
    const timing = timingOf([first, second]);
    const values = [
      armValue(first, { currency, timing }),
      armValue(second, { currency, timing }),
    ] as const;
    return {
      entityRef,
      currency,
      arms: [...values],
      differences: armDifferences([first, second], {
        values,
        currency,
        timing,
      }),
    };
  }
}

/** The first kind of duration that both have, or else that one has. */
function timingOf(arms: readonly ArmFacts[]): HistogramMeasure | undefined {
  const has = (measure: HistogramMeasure) => (arm: ArmFacts) =>
    histogramsOf(arm, measure).length > 0;
  return (
    LATENCY.find(measure => arms.every(has(measure))) ??
    LATENCY.find(measure => arms.some(has(measure)))
  );
}
