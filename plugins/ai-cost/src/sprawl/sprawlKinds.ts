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

import type { SprawlItem, SprawlReport } from 'backstage-plugin-ai-cost-common';
import type { LinesDrillDown } from '../portfolio/state/PortfolioState';

/** What a table of the sprawl is of; the first is shown at first. */
export const SPRAWL_KINDS = ['vendors', 'services', 'models'] as const;

export type SprawlKind = (typeof SPRAWL_KINDS)[number];

export const SPRAWL_KIND_NAMES: Record<SprawlKind, string> = {
  vendors: 'Providers',
  services: 'Services',
  models: 'Models',
};

/** Items that somebody should decide on, or move away from. */
export function troubled(report: SprawlReport): SprawlItem[] {
  return SPRAWL_KINDS.flatMap(kind => report[kind]).filter(
    ({ status }) => status === 'unapproved' || status === 'end-of-life',
  );
}

/** The dimensions' values that an item stands for. */
export function valuesOf(
  kind: SprawlKind,
  { name, provider }: SprawlItem,
): LinesDrillDown['filters'] {
  if (kind === 'vendors') {
    return { provider: name };
  }
  const of = provider === undefined ? {} : { provider };
  return kind === 'services'
    ? { service: name, ...of }
    : { model: name, ...of };
}
