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

import type { ChargeLineQuery } from './ChargeLinePage';
import type { EntityCostQuery } from './EntityCostReport';
import type { EntityValueQuery } from './EntityValueReport';
import type { ExperimentComparisonQuery } from './ExperimentComparison';

export function windowParams(
  query: Pick<EntityCostQuery, 'from' | 'to' | 'environments' | 'currency'>,
): URLSearchParams {
  const params = new URLSearchParams({ from: query.from, to: query.to });
  for (const environment of query.environments ?? []) {
    params.append('environment', environment);
  }
  if (query.currency !== undefined) {
    params.set('currency', query.currency);
  }
  return params;
}

export function costParams(query: EntityCostQuery): URLSearchParams {
  const params = windowParams(query);
  params.set('basis', query.basis);
  params.set('granularity', query.granularity);
  params.set('groupBy', query.groupBy);
  return params;
}

export function valueParams(query: EntityValueQuery): URLSearchParams {
  const params = windowParams(query);
  if (query.unit !== undefined) {
    params.set('unit', query.unit);
  }
  return params;
}

export function lineParams(query: ChargeLineQuery): URLSearchParams {
  const params = windowParams(query);
  params.set('basis', query.basis);
  for (const [dimension, value] of Object.entries(query.filters ?? {})) {
    if (value !== undefined) {
      params.set(`filter[${dimension}]`, value);
    }
  }
  if (query.cursor !== undefined) {
    params.set('cursor', query.cursor);
  }
  if (query.limit !== undefined) {
    params.set('limit', String(query.limit));
  }
  return params;
}

export function comparisonParams(
  query: ExperimentComparisonQuery,
): URLSearchParams {
  const params = new URLSearchParams();
  query.arms.forEach((arm, index) => {
    const set = (name: string, value: string | undefined) => {
      if (value !== undefined) {
        params.set(`${name}${index + 1}`, value);
      }
    };
    set('from', arm.from);
    set('to', arm.to);
    set('model', arm.model);
    set('environment', arm.environment);
  });
  if (query.currency !== undefined) {
    params.set('currency', query.currency);
  }
  return params;
}
