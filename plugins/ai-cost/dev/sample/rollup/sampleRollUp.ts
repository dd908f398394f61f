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
  COST_DIMENSIONS,
  parseDecimal,
  type CostAmounts,
  type CostDimension,
  type CostSeries,
  type CostShare,
  type CurrencyTotal,
  type DecimalString,
  type EntityCostReport,
  type RollUpMember,
  type RollUpQuery,
  type RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { sumAmounts } from '../../../src/format/sumAmounts';
import { sampleReport } from '../sampleReport';
import type { SampleMember, SampleScope } from './SampleScope';

interface Part {
  entityRef: string;
  member: SampleMember;
  report: EntityCostReport;
}

/** Answers as the backend would: the reports on the components, added up. */
export function sampleRollUp(
  query: RollUpQuery,
  scope: SampleScope,
): RollUpReport {
  const { groupBy, filters } = query;
  const dimension = COST_DIMENSIONS.find(known => known === groupBy) ?? 'model';
  const partsIn = (currency?: string): Part[] =>
    Object.entries(scope.members)
      .filter(([ref]) => filters?.entity?.includes(ref) ?? true)
      .map(([entityRef, member]) => ({
        entityRef,
        member,
        report: sampleReport(
          {
            ...query,
            entityRef,
            groupBy: dimension,
            environments: filters?.environment && [...filters.environment],
            currency,
          },
          member.entity,
        ),
      }));
  const totals = totalsOf(partsIn(query.currency));
  const currency = query.currency ?? totals[0]?.currency;
  const parts = partsIn(currency).filter(({ report }) =>
    report.totals.some(total => total.currency === currency),
  );
  const members = parts
    .map(part => memberOf(part, query, currency))
    .sort((a, b) => Number(b.cost) - Number(a.cost));
  const costs = members.map(({ cost }) => cost);
  const shared = sumAmounts(members.map(({ sharedCost }) => sharedCost));
  const whole = sumAmounts(costs);
  const [any] = partsIn(currency);
  const { children = [], movers = [], hidden, idle = 0 } = scope;
  return {
    scopeRef: query.scopeRef,
    query: { ...query, currency },
    currency,
    previousRange: any?.report.previousRange ?? query,
    comparedDays: any?.report.comparedDays,
    completeThrough: any?.report.completeThrough,
    freshness: any?.report.freshness ?? [],
    totals,
    tieOut: {
      direct: sumAmounts([whole, negated(shared)]),
      shared,
      unallocated: '0',
      total: whole,
    },
    hidden:
      hidden === undefined
        ? undefined
        : { entities: hidden, unallocated: false },
    buckets: any?.report.buckets ?? [],
    series:
      groupBy === 'entity'
        ? members.map(({ entityRef }) => ({
            key: entityRef,
            values: wholeSeries(parts, entityRef),
          }))
        : merge(parts.flatMap(({ report }) => report.series)),
    breakdowns: Object.fromEntries(
      COST_DIMENSIONS.map(one => [one, mergeShares(parts, one)]),
    ) as Record<CostDimension, CostShare[]>,
    members: members.map(member => ({
      ...member,
      share: Number(member.cost) / Number(whole),
    })),
    entities: Object.keys(scope.members).length + idle,
    children: query.relations === 'direct' ? [] : children,
    movers,
  };
}

function memberOf(
  { entityRef, member, report }: Part,
  { basis }: RollUpQuery,
  currency: string | undefined,
): RollUpMember {
  const total = report.totals.find(one => one.currency === currency)!;
  const cost = total.current[basis];
  const tokens = report.models.flatMap(({ usage }) =>
    usage.map(one => one.tokens),
  );
  return {
    entityRef,
    title: member.title,
    kind: member.kind ?? 'Component',
    type: member.type,
    owner: member.owner,
    system: member.system,
    cost,
    completeCost: total.currentComplete[basis],
    previousCost: total.previousComplete[basis],
    sharedCost: member.shared ? cost : '0',
    state: total.previous[basis] === '0' ? 'new' : 'continuing',
    retired: member.retired ?? false,
    environments: report.breakdowns.environment.map(({ key }) => key),
    models: report.breakdowns.model.map(({ key }) => key),
    tokens:
      tokens.length > 0 ? tokens.reduce((sum, one) => sum + one, 0) : undefined,
    problems: member.problems ?? 0,
  };
}

function totalsOf(parts: Part[]): CurrencyTotal[] {
  const all = parts.flatMap(({ report }) => report.totals);
  return [...new Set(all.map(({ currency }) => currency))]
    .map(currency => {
      const own = all.filter(one => one.currency === currency);
      return {
        currency,
        charges: own.reduce((sum, { charges }) => sum + charges, 0),
        current: added(own.map(one => one.current)),
        previous: added(own.map(one => one.previous)),
        currentComplete: added(own.map(one => one.currentComplete)),
        previousComplete: added(own.map(one => one.previousComplete)),
      };
    })
    .sort((a, b) => b.charges - a.charges);
}

function added(amounts: CostAmounts[]): CostAmounts {
  return {
    billed: sumAmounts(amounts.map(one => one.billed)),
    effective: sumAmounts(amounts.map(one => one.effective)),
    list: sumAmounts(amounts.map(one => one.list)),
  };
}

function wholeSeries(parts: Part[], entityRef: string): DecimalString[] {
  const { report } = parts.find(part => part.entityRef === entityRef)!;
  return report.buckets.map((_, index) =>
    sumAmounts(report.series.map(({ values }) => values[index])),
  );
}

function merge(series: CostSeries[]): CostSeries[] {
  const keys = [...new Set(series.map(({ key }) => key))];
  return keys.map(key => {
    const own = series.filter(one => one.key === key);
    return {
      key,
      values: own[0].values.map((_, index) =>
        sumAmounts(own.map(({ values }) => values[index])),
      ),
    };
  });
}

function mergeShares(parts: Part[], dimension: CostDimension): CostShare[] {
  const shares = parts.flatMap(({ report }) => report.breakdowns[dimension]);
  const whole = sumAmounts(shares.map(({ cost }) => cost));
  return [...new Set(shares.map(({ key }) => key))]
    .map(key => {
      const own = shares.filter(one => one.key === key);
      const cost = sumAmounts(own.map(one => one.cost));
      return {
        key,
        cost,
        completeCost: sumAmounts(own.map(one => one.completeCost)),
        previousCost: sumAmounts(own.map(one => one.previousCost)),
        share:
          parseDecimal(whole) > 0n ? Number(cost) / Number(whole) : undefined,
      };
    })
    .sort((a, b) => Number(b.cost) - Number(a.cost));
}

function negated(amount: DecimalString): DecimalString {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
