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
  PortfolioDimension,
  PortfolioFilters,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { SampleCharge } from '../SampleCharge';

/** A charge line of any entity, or of nobody. */
export interface PortfolioCharge extends SampleCharge {
  /** The empty string when it is nobody's. */
  entityRef: string;
  owner: string;
  /** It came from an entity that shares its cost out. */
  shared?: boolean;
  unallocatedReason?: UnallocatedReason;
}

export function valueOf(
  charge: PortfolioCharge,
  dimension: PortfolioDimension,
): string {
  return dimension === 'entity' ? charge.entityRef : charge[dimension];
}

/** Keeps what each of the filters keeps. */
export function filtered(
  charges: readonly PortfolioCharge[],
  filters: PortfolioFilters = {},
): PortfolioCharge[] {
  const entries = Object.entries(filters) as [PortfolioDimension, string[]][];
  return charges.filter(charge =>
    entries.every(([dimension, values]) =>
      values.includes(valueOf(charge, dimension)),
    ),
  );
}
