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

import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import {
  parseDecimal,
  type CostBasis,
  type RollUpReport,
  type SpendDriver,
  type SpendMover,
} from 'backstage-plugin-ai-cost-common';
import { digestMoney } from './digestMoney';

const BASIS: CostBasis = 'effective';
const MAX_DESCRIPTION = 1_000;
const MOST_MOVERS = 3;
const MOST_NAMES = 5;

const REASONS: Record<SpendDriver['driver'], [string, string]> = {
  volume: ['more tokens', 'fewer tokens'],
  mix: ['dearer models or tokens', 'cheaper models or tokens'],
  price: ['higher prices', 'lower prices'],
  unmetered: [
    'more of what is not counted in tokens',
    'less of what is not counted in tokens',
  ],
  new: ['new use', 'new credits'],
  gone: ['credits that ended', 'use that ended'],
};

/** What an owner is told of a week. */
export interface DigestFacts {
  owner: string;
  report: RollUpReport;
  /** Entities without charges that could claim some of what is nobody's. */
  claimable: readonly string[];
}

/**
 * What an owner is told of a week: what was spent, what moved most and why, and
 * what to do. Undefined when there is nothing to tell. What is told of an owner
 * and a week has one scope, so that telling it again makes no second one.
 */
export function digestNotice(
  facts: DigestFacts,
): NotificationPayload | undefined {
  const { owner, report, claimable } = facts;
  const { comparedDays } = report;
  const spent = spentOf(report);
  if (!comparedDays || spent.length === 0) {
    return undefined;
  }
  const { from, to } = comparedDays.current;
  return {
    title: `AI cost of ${nameOf(owner)}, ${from} to ${to}: ${spent.join(', ')}`,
    description: [
      ...moversOf(report),
      ...todoOf(report),
      ...claimableOf(claimable),
    ]
      .join(' ')
      .slice(0, MAX_DESCRIPTION),
    severity: 'low',
    link: linkOf(owner),
    topic: 'ai-cost-digest',
    scope: `ai-cost:digest:${owner}:${from}`,
  };
}

/** By currency, with the change against the days before. */
function spentOf({ totals }: RollUpReport): string[] {
  return totals.flatMap(({ currency, currentComplete, previousComplete }) => {
    const now = parseDecimal(currentComplete[BASIS]);
    const before = parseDecimal(previousComplete[BASIS]);
    if (now === 0n && before === 0n) {
      return [];
    }
    const change =
      before > 0n ? ` (${signed(((now - before) * 100n) / before)}%)` : '';
    return [`${digestMoney(now, currency)}${change}`];
  });
}

function moversOf({ movers, currency = '' }: RollUpReport): string[] {
  const told = movers.slice(0, MOST_MOVERS).map(mover => {
    const change = parseDecimal(mover.change);
    const sign = change < 0n ? '' : '+';
    return `${nameOf(mover.entityRef)} ${sign}${digestMoney(
      change,
      currency,
    )}${reasonOf(mover)}`;
  });
  return told.length > 0 ? [`What moved most: ${told.join('; ')}.`] : [];
}

/** The driver that explains most of a change. */
function reasonOf({ change, drivers }: SpendMover): string {
  const rises = parseDecimal(change) > 0n;
  const [most] = drivers
    .map(({ driver, amount }) => ({ driver, amount: parseDecimal(amount) }))
    .filter(({ amount }) => amount !== 0n && amount > 0n === rises)
    .sort((a, b) => (a.amount > b.amount === rises ? -1 : 1));
  return most ? ` (${REASONS[most.driver][rises ? 0 : 1]})` : '';
}

function todoOf({ members }: RollUpReport): string[] {
  const wrong = members.filter(({ problems }) => problems > 0);
  return wrong.length > 0
    ? [
        `To do: look at the annotations of ${namesOf(
          wrong.map(({ entityRef }) => entityRef),
        )}, which have problems.`,
      ]
    : [];
}

function claimableOf(entityRefs: readonly string[]): string[] {
  return entityRefs.length > 0
    ? [
        `To do: charges of nobody look like those of ${namesOf(
          entityRefs,
        )}; the AI Cost tab says which annotation would claim them.`,
      ]
    : [];
}

function namesOf(entityRefs: readonly string[]): string {
  const named = entityRefs.slice(0, MOST_NAMES).map(nameOf);
  const more = entityRefs.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

function nameOf(ref: string): string {
  return parseEntityRef(ref).name;
}

function linkOf(owner: string): string {
  const { kind, namespace, name } = parseEntityRef(owner);
  const parts = [namespace, kind.toLowerCase(), name].map(encodeURIComponent);
  return `/catalog/${parts.join('/')}/ai-cost`;
}

function signed(percent: bigint): string {
  return percent < 0n ? String(percent) : `+${percent}`;
}
