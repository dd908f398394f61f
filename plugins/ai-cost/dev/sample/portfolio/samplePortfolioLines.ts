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
  PortfolioLinePage,
  PortfolioLineQuery,
} from 'backstage-plugin-ai-cost-common';
import { sampleLines } from '../sampleLines';
import { filtered } from './PortfolioCharge';
import type { SamplePortfolio } from './SamplePortfolio';

/** A page of the charge lines behind a figure. */
export function samplePortfolioLines(
  query: PortfolioLineQuery,
  portfolio: SamplePortfolio,
): PortfolioLinePage {
  const { filters, reason } = query;
  const charges = filtered(portfolio.charges, filters).filter(
    charge => reason === undefined || charge.unallocatedReason === reason,
  );
  const page = sampleLines(
    { ...query, entityRef: 'component:default/all', filters: {} },
    { ...portfolio, charges },
  );
  return {
    ...page,
    items: page.items.map(line => {
      const charge = charges.find(({ lineId }) => String(lineId) === line.id)!;
      const { entityRef, unallocatedReason } = charge;
      return { ...line, entityRef, unallocatedReason };
    }),
  };
}
