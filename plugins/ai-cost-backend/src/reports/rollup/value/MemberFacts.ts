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
  RollUpValueQuery,
  UnitCostTarget,
} from 'backstage-plugin-ai-cost-common';
import type { KnownSource } from '../../freshness/readKnownSources';
import type { BucketAmount } from '../../sums/readBuckets';
import { DailyCosts, type CostDay } from '../../value/money/DailyCosts';
import { TokenCounts } from '../../value/money/TokenCounts';
import { WeighingScore } from '../../value/quality/WeighingScore';
import { ChosenTelemetry } from '../../value/telemetry/ChosenTelemetry';
import type { EntityFigures } from '../../value/telemetry/Figure';
import type { ValueFacts } from '../../value/ValueFacts';
import { valueWindows } from '../../value/ValueWindows';

/** What was read of one entity. */
export interface MemberInputs {
  figures: EntityFigures;
  /** By day, in the currency alone. */
  amounts: readonly BucketAmount[];
  /** The sources that tell which of its days are complete. */
  sources: readonly KnownSource[];
  targets: readonly UnitCostTarget[];
}

/** What the figures of one entity are computed from, as in its own report. */
export function memberFacts(
  { from, to }: Pick<RollUpValueQuery, 'from' | 'to'>,
  currency: string | undefined,
  inputs: MemberInputs,
): ValueFacts {
  const { figures, amounts, targets } = inputs;
  const range = { from, to };
  const costs = DailyCosts.create(amounts.map(costDay));
  const telemetry = ChosenTelemetry.create(figures, range);
  const windows = valueWindows({
    range,
    coverages: inputs.sources.map(({ countedCoverage }) => countedCoverage),
    hasCharges: day => costs.has(day),
  });
  return {
    windows,
    currency: amounts.length > 0 ? currency : undefined,
    costs,
    gpuCosts: [],
    telemetry,
    // Many entities are asked for figures that need none.
    get tokens() {
      return TokenCounts.create({ costs, telemetry });
    },
    scores: figures.scores,
    weighing: WeighingScore.choose(figures.scores, windows.all.current),
    unit: telemetry.unitNames()[0],
    targets,
    runs: [],
  };
}

/** All that an entity costs on a day: what it is spent on, is not asked for. */
function costDay({ day, cost, currency }: BucketAmount): CostDay {
  return {
    series: {
      id: 0,
      model: '',
      environment: '',
      workload: 'other',
      provider: '',
      service: '',
      currency,
      unit: '',
    },
    day,
    cost,
    charges: 0,
  };
}
