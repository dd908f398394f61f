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
  OverviewReport,
  PortfolioApi,
  PortfolioLinePage,
  PortfolioLineQuery,
  PortfolioModels,
  PortfolioQuery,
  PortfolioSeriesQuery,
  SprawlReport,
} from 'backstage-plugin-ai-cost-common';
import { sampleCoverage } from '../governance/sampleCoverage';
import { sampleOverview } from './sampleOverview';
import type { SamplePortfolio } from './SamplePortfolio';
import { samplePortfolioLines } from './samplePortfolioLines';
import { sampleModels, sampleSprawl } from './sampleUse';

/** Everybody's spend, an error that asking for it meets, or no answer at all. */
export type PortfolioAnswer = SamplePortfolio | Error | 'never';

/** A backend in memory for the AI Cost page, which keeps what it was asked. */
export class InMemoryPortfolioApi
  implements
    Pick<
      PortfolioApi,
      | 'getOverview'
      | 'exportOverview'
      | 'getSprawl'
      | 'getModels'
      | 'getCoverage'
      | 'getPortfolioLines'
    >
{
  readonly queries: PortfolioQuery[] = [];
  readonly lineQueries: PortfolioLineQuery[] = [];

  constructor(public answer: PortfolioAnswer) {}

  async getOverview(query: PortfolioSeriesQuery): Promise<OverviewReport> {
    return sampleOverview(query, await this.#asked(query));
  }

  async exportOverview(query: PortfolioSeriesQuery): Promise<Blob> {
    const { breakdowns } = await this.getOverview(query);
    const rows = breakdowns.entity.map(({ key, cost }) => `${key},${cost}`);
    return new Blob([rows.join('\r\n')], { type: 'text/csv' });
  }

  async getSprawl(query: PortfolioQuery): Promise<SprawlReport> {
    return sampleSprawl(query, await this.#asked(query));
  }

  async getModels(query: PortfolioQuery): Promise<PortfolioModels> {
    return sampleModels(query, await this.#asked(query));
  }

  async getPortfolioLines(
    query: PortfolioLineQuery,
  ): Promise<PortfolioLinePage> {
    this.lineQueries.push(query);
    return samplePortfolioLines(query, await this.#portfolio());
  }

  async getCoverage(query: PortfolioQuery): Promise<CoverageReport> {
    await this.#asked(query);
    return sampleCoverage(query);
  }

  #asked(query: PortfolioQuery): Promise<SamplePortfolio> {
    this.queries.push(query);
    return this.#portfolio();
  }

  async #portfolio(): Promise<SamplePortfolio> {
    const { answer } = this;
    if (answer === 'never') {
      return new Promise(() => {});
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }
}
