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

import type { ModelValue } from 'backstage-plugin-ai-cost-common';
import { frontierOf } from 'backstage-plugin-ai-cost-insights';
import type { ValueFacts } from '../ValueFacts';
import { modelCost, type ModelCost } from './modelCost';
import { modelPerformance } from './modelPerformance';

/**
 * Each model that the entity pays for or that was measured, most expensive first,
 * with the frontier drawn.
 */
export function modelValues(facts: ValueFacts): ModelValue[] {
  const { costs, telemetry, windows, weighing } = facts;
  const billed = costs
    .list([...windows.all.current, ...windows.complete.previous])
    .map(({ series }) => series.model);
  const models = new Set([...billed, ...telemetry.models()]);
  const values = [...models]
    .map(model => ({
      cost: modelCost(facts, model),
      performance: modelPerformance(facts, model),
    }))
    .filter(({ cost, performance }) => cost.charged || performance.measured)
    .sort(byCost)
    .map(
      ({ cost, performance }): ModelValue => ({
        ...cost.value,
        ...performance.value,
        environments: [
          ...new Set([...cost.environments, ...performance.environments]),
        ].sort(),
      }),
    );
  const candidates = values.flatMap(value =>
    value.quality && weighing && value.costPerThousandRequests !== undefined
      ? {
          value,
          cost: value.costPerThousandRequests,
          quality: { ...value.quality, direction: weighing.direction },
        }
      : [],
  );
  const frontier = new Set(frontierOf(candidates).map(({ value }) => value));
  return values.map(value =>
    candidates.some(candidate => candidate.value === value)
      ? { ...value, frontier: frontier.has(value) }
      : value,
  );
}

function byCost(
  { cost: a }: { cost: ModelCost },
  { cost: b }: { cost: ModelCost },
): number {
  if (a.attos !== b.attos) {
    return a.attos < b.attos ? 1 : -1;
  }
  return a.value.model < b.value.model ? -1 : 1;
}
