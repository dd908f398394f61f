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
  CoverageReport,
  PortfolioApi,
  PortfolioLinePage,
  PortfolioLineQuery,
  PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import { sampleCoverage } from './sampleCoverage';

/** What the Coverage screen asks of the spend of many entities. */
export class InMemoryCoverageApi
  implements Pick<PortfolioApi, 'getCoverage' | 'getPortfolioLines'>
{
  readonly queries: PortfolioQuery[] = [];
  readonly lineQueries: PortfolioLineQuery[] = [];

  constructor(
    public answer: (query: PortfolioQuery) => CoverageReport = sampleCoverage,
  ) {}

  async getCoverage(query: PortfolioQuery): Promise<CoverageReport> {
    this.queries.push(query);
    return this.answer(query);
  }

  async getPortfolioLines(
    query: PortfolioLineQuery,
  ): Promise<PortfolioLinePage> {
    this.lineQueries.push(query);
    return { items: [], totalItems: 0 };
  }
}
