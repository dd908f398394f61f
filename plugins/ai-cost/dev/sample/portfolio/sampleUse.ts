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
  TOKEN_CLASSES,
  type ComparedSpend,
  type PortfolioModel,
  type PortfolioModels,
  type PortfolioQuery,
  type SprawlItem,
  type SprawlReport,
  type SprawlRule,
  type SprawlStatus,
} from 'backstage-plugin-ai-cost-common';
import { sampleReport } from '../sampleReport';
import { filtered, type PortfolioCharge } from './PortfolioCharge';
import type { SamplePortfolio } from './SamplePortfolio';

interface SprawlSubject {
  subject: { vendor: string; service?: string; model?: string };
}

/** Charges that one question is about. */
class SampleUse {
  readonly charges: PortfolioCharge[];
  readonly currency?: string;
  readonly #query: PortfolioQuery;
  readonly #portfolio: SamplePortfolio;

  constructor(query: PortfolioQuery, portfolio: SamplePortfolio) {
    this.#query = query;
    this.#portfolio = portfolio;
    const charges = filtered(portfolio.charges, query.filters);
    this.currency = this.reportOf(charges).query.currency;
    this.charges = charges.filter(one => one.currency === this.currency);
  }

  reportOf(charges: PortfolioCharge[]) {
    return sampleReport(
      {
        ...this.#query,
        entityRef: 'component:default/all',
        granularity: 'month',
        groupBy: 'provider',
      },
      { ...this.#portfolio, charges },
    );
  }

  costOf(charges: PortfolioCharge[]): ComparedSpend {
    const [total] = this.reportOf(charges).totals;
    const { basis } = this.#query;
    return {
      cost: total?.current[basis] ?? '0',
      completeCost: total?.currentComplete[basis] ?? '0',
      previousCost: total?.previousComplete[basis] ?? '0',
    };
  }

  usersOf(charges: PortfolioCharge[]) {
    const entities = somebody(charges.map(one => one.entityRef));
    const owners = somebody(charges.map(one => one.owner));
    return {
      entities: entities.length,
      owners: owners.length,
      topEntities: entities.slice(0, 5),
      topOwners: owners.slice(0, 5),
    };
  }

  /** Parts of the charges that cost anything, most expensive first. */
  grouped(keyOf: (charge: PortfolioCharge) => string): PortfolioCharge[][] {
    const parts = new Map<string, PortfolioCharge[]>();
    for (const charge of this.charges) {
      const key = keyOf(charge);
      parts.set(key, [...(parts.get(key) ?? []), charge]);
    }
    const cost = (part: PortfolioCharge[]) => Number(this.costOf(part).cost);
    return [...parts.values()]
      .filter(part => cost(part) > 0)
      .sort((a, b) => cost(b) - cost(a));
  }

  statusOf(subject: SprawlSubject['subject']): {
    status: SprawlStatus;
    rule?: SprawlRule;
  } {
    const rules = this.#portfolio.approvals;
    const rule =
      rules.find(
        one => (one.service ?? one.model) !== undefined && names(one, subject),
      ) ?? rules.find(one => names(one, { vendor: subject.vendor }));
    const ended =
      rule?.endOfLife &&
      rule.endOfLife <= (this.#portfolio.lastChargeDay ?? '');
    const status = ended ? 'end-of-life' : rule?.status ?? 'unlisted';
    return { status, rule };
  }
}

function names(
  rule: SprawlRule,
  subject: Partial<SprawlSubject['subject']>,
): boolean {
  return (['vendor', 'service', 'model'] as const).every(key => {
    const pattern = rule[key];
    return (
      pattern === undefined ||
      (pattern.endsWith('*')
        ? subject[key]?.startsWith(pattern.slice(0, -1)) ?? false
        : subject[key] === pattern)
    );
  });
}

function somebody(refs: string[]): string[] {
  return [...new Set(refs)].filter(ref => ref !== '');
}

/** Which vendors, services and models the sample uses. */
export function sampleSprawl(
  query: PortfolioQuery,
  portfolio: SamplePortfolio,
): SprawlReport {
  const use = new SampleUse(query, portfolio);
  const { charges, currency } = use;
  const itemsBy = (
    nameOf: (charge: PortfolioCharge) => string,
    about: (charge: PortfolioCharge) => Partial<SprawlItem> & SprawlSubject,
  ): SprawlItem[] =>
    use
      .grouped(charge => `${nameOf(charge)}|${charge.provider}`)
      .map(part => {
        const { subject, ...facts } = about(part[0]);
        return {
          name: nameOf(part[0]),
          ...facts,
          ...use.costOf(part),
          ...use.usersOf(part),
          firstDay: query.from,
          lastDay: portfolio.lastChargeDay,
          ...use.statusOf(subject),
        };
      });
  return {
    query: { ...query, currency },
    currency,
    hidden: portfolio.hidden,
    vendors: itemsBy(
      charge => charge.provider,
      ({ provider }) => ({ subject: { vendor: provider } }),
    ),
    services: itemsBy(
      charge => charge.service,
      ({ provider, service }) => ({
        provider,
        subject: { vendor: provider, service },
      }),
    ),
    models: itemsBy(
      charge => charge.model,
      ({ provider, model }) => ({
        provider,
        subject: { vendor: provider, model },
      }),
    ).filter(({ name }) => name !== ''),
    overlaps: use
      .grouped(charge => charge.workload)
      .map(part => ({
        of: { workload: part[0].workload },
        vendors: [...new Set(part.map(charge => charge.provider))],
        entities: use.usersOf(part).entities,
        ...use.costOf(part),
      }))
      .filter(({ vendors }) => vendors.length > 1),
    unused: portfolio.approvals.filter(
      rule =>
        !charges.some(charge =>
          names(rule, { ...charge, vendor: charge.provider }),
        ),
    ),
  };
}

/** Every model that the sample pays for. */
export function sampleModels(
  query: PortfolioQuery,
  portfolio: SamplePortfolio,
): PortfolioModels {
  const use = new SampleUse(query, portfolio);
  const models = use
    .grouped(({ model, provider }) => `${provider}|${model}`)
    .map((part): PortfolioModel => {
      const [{ model, provider }] = part;
      const [cost] = use.reportOf(part).models;
      return {
        ...cost,
        environments: [...new Set(part.map(one => one.environment))],
        comparedUsage: TOKEN_CLASSES.flatMap(tokenClass => {
          const used = cost?.usage.find(one => one.tokenClass === tokenClass);
          return used
            ? [
                {
                  tokenClass,
                  completeTokens: used.tokens,
                  previousTokens: used.tokens / 2,
                  completePricePerMillion: used.pricePerMillion,
                  previousPricePerMillion: (used.pricePerMillion ?? 0) * 1.25,
                },
              ]
            : [];
        }),
        ...use.usersOf(part),
        users: [...new Set(part.map(one => one.entityRef))].map(entityRef => ({
          entityRef,
          owner: part.find(one => one.entityRef === entityRef)?.owner,
          cost: '1',
        })),
        status: use.statusOf({ vendor: provider, model }).status,
      };
    });
  return {
    query: { ...query, currency: use.currency },
    currency: use.currency,
    hidden: portfolio.hidden,
    models,
  };
}
