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

import { NotFoundError } from '@backstage/errors';
import type {
  PortfolioApi,
  PortfolioLinePage,
  PortfolioLineQuery,
  RollUpQuery,
  RollUpReport,
  RollUpValue,
  RollUpValueQuery,
} from 'backstage-plugin-ai-cost-common';
import { sampleLines } from '../sampleLines';
import { sampleRollUp } from './sampleRollUp';
import type { SampleScope, SampleScopeAnswer } from './SampleScope';

/**
 * A backend in memory for the tabs of Groups, Users, Systems and Domains. It
 * keeps what it was asked, and its answers may be changed while it runs.
 */
export class InMemoryRollUpApi
  implements
    Pick<
      PortfolioApi,
      'getRollUp' | 'getRollUpValue' | 'exportRollUp' | 'getPortfolioLines'
    >
{
  readonly queries: RollUpQuery[] = [];
  readonly valueQueries: RollUpValueQuery[] = [];
  readonly lineQueries: PortfolioLineQuery[] = [];
  /** What asking for what is measured meets. */
  valueError?: Error;

  constructor(readonly scopes: Record<string, SampleScopeAnswer>) {}

  async getRollUp(query: RollUpQuery): Promise<RollUpReport> {
    this.queries.push(query);
    return sampleRollUp(query, await this.#scope(query.scopeRef));
  }

  async getRollUpValue(query: RollUpValueQuery): Promise<RollUpValue> {
    this.valueQueries.push(query);
    if (this.valueError) {
      throw this.valueError;
    }
    const { members } = await this.#scope(query.scopeRef);
    return {
      scopeRef: query.scopeRef,
      currency: query.currency,
      members: Object.entries(members).flatMap(([entityRef, { value }]) =>
        value ? { entityRef, ...value } : [],
      ),
    };
  }

  async exportRollUp(query: RollUpQuery): Promise<Blob> {
    const { members } = await this.getRollUp(query);
    const rows = members.map(({ entityRef, cost }) => `${entityRef},${cost}`);
    return new Blob([rows.join('\r\n')], { type: 'text/csv' });
  }

  async getPortfolioLines(
    query: PortfolioLineQuery,
  ): Promise<PortfolioLinePage> {
    this.lineQueries.push(query);
    const { members } = await this.#scope(query.scopeRef ?? '');
    const items = Object.entries(members)
      .filter(([ref]) => query.filters?.entity?.includes(ref) ?? true)
      .flatMap(([entityRef, { entity }]) =>
        sampleLines({ ...linesOf(query), entityRef }, entity).items.map(
          line => ({ ...line, entityRef }),
        ),
      );
    return { items, totalItems: items.length };
  }

  async #scope(scopeRef: string): Promise<SampleScope> {
    const answer = this.scopes[scopeRef];
    if (answer === 'never') {
      return new Promise(() => {});
    }
    if (!answer) {
      throw new NotFoundError(`There is no entity ${scopeRef}`);
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }
}

function linesOf({ from, to, basis, currency }: PortfolioLineQuery) {
  return { from, to, basis, currency, limit: 5 };
}
