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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { createHash } from 'node:crypto';
import { stateOfSources } from '../entity/entityTag';
import type { ValueInputs } from './ValueInputs';

// Raise it with every change of the code that makes another report of the same
// data: readers would go on with the one that they have.
const REPORT_VERSION = 4;

/**
 * An HTTP entity tag that changes whenever the value report of an entity may:
 * with its costs and telemetry, the freshness of sources, what collecting came
 * to, its targets, the UTC day, the question, or the code.
 */
export function valueTag(inputs: ValueInputs): string {
  const { query, now, costs, gpuCosts, figures, state, runs, targets } = inputs;
  const digest = createHash('sha256');
  const add = (content: unknown) => {
    digest.update(JSON.stringify(content));
  };
  add([REPORT_VERSION, query, now.toISOString().slice(0, 10), targets, state]);
  add(stateOfSources(inputs.allSources));
  add(
    inputs.configured.map(({ id, type, description }) => [
      id,
      type,
      description,
    ]),
  );
  for (const { series, day, cost, quantity } of costs) {
    add([series.id, day, formatDecimal(cost), quantity]);
  }
  for (const { day, model, environment, cost } of gpuCosts) {
    add([day, model, environment, formatDecimal(cost)]);
  }
  add([figures.counts, figures.histograms, figures.scores]);
  for (const { source, run, charges, estimates, costEvidence } of runs) {
    const money = [...charges, ...estimates].map(
      ({ environment, currency, amount }) => [
        environment,
        currency,
        formatDecimal(amount),
      ],
    );
    add([source, run, money, costEvidence]);
  }
  // Weak, for a proxy may compress the body.
  return `W/"${digest.digest('base64url')}"`;
}
