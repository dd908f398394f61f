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
  KPIS,
  TOKEN_CLASSES,
  type ModelValue,
} from 'backstage-plugin-ai-cost-common';
import { sentence } from '../../format/sentence';
import type { ValueColumn } from '../../state/TabState';

const DEFAULT_REASONS: Record<string, string> = {
  requests: 'No source counts its requests.',
  costPerThousandRequests: sentence(KPIS.costPerThousandRequests.unavailable),
  tokenPrices: sentence(KPIS.costPerThousandTokens.unavailable),
  latency: sentence(KPIS.latency.unavailable),
  errorRate: sentence(KPIS.errorRate.unavailable),
  quality: 'Nobody scored it in the range.',
  costPerSuccess: sentence(KPIS.costPerSuccess.unavailable),
};

/** A model's figure of a column as a number; undefined where there is none. */
export function figureOf(
  model: ModelValue,
  column: ValueColumn,
): number | undefined {
  switch (column) {
    case 'model':
      return undefined;
    case 'cost':
      return Number(model.cost);
    case 'p50':
    case 'p95':
    case 'p99':
      return model.latency?.[column];
    case 'quality':
      return model.quality?.value;
    case 'requests':
    case 'costPerThousandRequests':
    case 'errorRate':
    case 'costPerSuccess':
      return model[column];
    default:
      return model.tokenPrices[column];
  }
}

/** Why a model has no figure in a column, for people. */
export function whyAbsent(model: ModelValue, column: ValueColumn): string {
  const told = Object.entries(model.unavailable).find(
    ([field]) => field === fieldOf(column) || field === column,
  );
  return (
    told?.[1] ?? DEFAULT_REASONS[fieldOf(column)] ?? 'It was not measured.'
  );
}

function fieldOf(column: ValueColumn): string {
  if (TOKEN_CLASSES.some(tokenClass => tokenClass === column)) {
    return 'tokenPrices';
  }
  return column === 'p50' || column === 'p95' || column === 'p99'
    ? 'latency'
    : column;
}
