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
  firstDayOf,
  lastDayOf,
  monthOf,
  SOURCE_GRADES,
  utcDay,
  type Day,
  type Month,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';
import type { AccountExtent } from '../ledger/accounts/AccountDayStore';
import type { ProviderAccount } from '../ledger/accounts/providerAccount';
import type { DeliveredPeriod } from '../ledger/deliveries/DeliveryStore';
import type { AccountName, AccountNames } from './AccountNames';

/** The days of which a source tells what an account was charged. */
export interface SourceSpan {
  sourceId: string;
  grade: SourceGrade;
  /** 0 for the source that delivered first. */
  rank: number;
  account: AccountName;
  from: Day;
  to: Day;
  /** Months that the source has delivered. */
  months: ReadonlySet<Month>;
}

/** Why charges of an account on a day do not count. */
export interface Overruling {
  by: SourceSpan;
  /**
   * `grade`: a better source tells of the account; `provider`: one tells of the
   * provider, under other accounts; `source`: a source of the same grade, that
   * was there before, tells of the account.
   */
  because: 'grade' | 'provider' | 'source';
}

/** What coverage follows from. */
export interface AccountCoverageOptions {
  names: AccountNames;
  deliveries: readonly DeliveredPeriod[];
  extents: readonly AccountExtent[];
  accounts: ReadonlyMap<number, ProviderAccount>;
  /** Source ids, the first to have delivered first. */
  sourcesByAge: readonly string[];
}

/** Which sources tell of which accounts, and on which days. */
export class AccountCoverage {
  readonly #spans = new Map<string, SourceSpan>();
  readonly #byAccount = new Map<string, SourceSpan[]>();
  readonly #byProvider = new Map<string, SourceSpan[]>();
  /** With allocations. */
  readonly #all = new Map<string, SourceSpan[]>();

  static create(options: AccountCoverageOptions): AccountCoverage {
    const coverage = new AccountCoverage();
    for (const span of spansOf(options)) {
      coverage.#add(span);
    }
    return coverage;
  }

  private constructor() {}

  /** The days that a source tells of for an account. */
  spanOf(sourceId: string, account: AccountName): SourceSpan | undefined {
    return this.#spans.get(JSON.stringify([sourceId, accountKey(account)]));
  }

  /** All spans of an account, the best source first. */
  spansOf(account: AccountName): readonly SourceSpan[] {
    return this.#byAccount.get(accountKey(account)) ?? [];
  }

  /** The source that supplies an account's money of a day. */
  best(account: AccountName, day: Day): SourceSpan | undefined {
    return this.spansOf(account).find(span => covers(span, day));
  }

  /** All sources that tell of accounts, with allocations. */
  all(): Iterable<SourceSpan> {
    return this.#spans.values();
  }

  /** Sources of lower grades that tell of an account's day, the best first. */
  below(span: SourceSpan, day: Day): SourceSpan[] {
    return (this.#all.get(accountKey(span.account)) ?? []).filter(
      other => isBetterGrade(span.grade, other.grade) && covers(other, day),
    );
  }

  /** True when charges of a source's account may not count on some day. */
  isContested(span: SourceSpan): boolean {
    const { account } = span;
    return (
      this.spansOf(account).some(other => isBetter(other, span)) ||
      (!account.mapped &&
        (this.#byProvider.get(account.provider) ?? []).some(other =>
          isBetterGrade(other.grade, span.grade),
        ))
    );
  }

  /** Why a source's charges of a day do not count; undefined when they do. */
  overruled(span: SourceSpan, day: Day): Overruling | undefined {
    const { account, grade } = span;
    const ofAccount = this.spansOf(account);
    for (const better of SOURCE_GRADES.slice(0, SOURCE_GRADES.indexOf(grade))) {
      const known = ofAccount.filter(other => other.grade === better);
      const by = known.find(other => covers(other, day));
      if (by) {
        return { by, because: 'grade' };
      }
      if (known.length === 0 && !account.mapped) {
        const elsewhere = (this.#byProvider.get(account.provider) ?? []).find(
          other => other.grade === better && covers(other, day),
        );
        if (elsewhere) {
          return { by: elsewhere, because: 'provider' };
        }
      }
    }
    const before = ofAccount.find(
      other =>
        other.grade === grade && other.rank < span.rank && covers(other, day),
    );
    return before && { by: before, because: 'source' };
  }

  #add(span: SourceSpan): void {
    const account = accountKey(span.account);
    this.#spans.set(JSON.stringify([span.sourceId, account]), span);
    push(this.#all, account, span);
    // An allocation says whose a charge is, and covers none.
    if (span.grade !== 'allocated') {
      push(this.#byAccount, account, span);
      push(this.#byProvider, span.account.provider, span);
    }
  }
}

/** True when a source tells of a day. */
export function covers({ from, to, months }: SourceSpan, day: Day): boolean {
  return from <= day && day <= to && months.has(monthOf(day));
}

/** True when one grade is better than another. */
export function isBetterGrade(a: SourceGrade, b: SourceGrade): boolean {
  return SOURCE_GRADES.indexOf(a) < SOURCE_GRADES.indexOf(b);
}

function isBetter(a: SourceSpan, b: SourceSpan): boolean {
  return (
    isBetterGrade(a.grade, b.grade) || (a.grade === b.grade && a.rank < b.rank)
  );
}

/** Identifies an account. */
export function accountKey({ provider, account }: AccountName): string {
  return JSON.stringify([provider, account]);
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}

/** The spans of all sources and accounts, the best source first. */
function spansOf(options: AccountCoverageOptions): SourceSpan[] {
  const { names, deliveries, extents, accounts, sourcesByAge } = options;
  const ofDelivery = new Map(deliveries.map(it => [it.deliveryId, it]));
  const told = new Map<
    string,
    { sourceId: string; account: AccountName; extents: AccountExtent[] }
  >();
  for (const extent of extents) {
    const { sourceId } = ofDelivery.get(extent.deliveryId)!;
    const account = names.nameOf(sourceId, accounts.get(extent.accountId)!);
    const key = JSON.stringify([sourceId, accountKey(account)]);
    const known = told.get(key);
    if (known) {
      known.extents.push(extent);
    } else {
      told.set(key, { sourceId, account, extents: [extent] });
    }
  }
  const rank = (sourceId: string) => {
    const age = sourcesByAge.indexOf(sourceId);
    return age < 0 ? sourcesByAge.length : age;
  };
  return [...told.values()]
    .map(({ sourceId, account, extents: ofAccount }) =>
      spanOf({
        account,
        rank: rank(sourceId),
        ofSource: deliveries.filter(it => it.sourceId === sourceId),
        extents: ofAccount,
      }),
    )
    .sort(
      (a, b) =>
        SOURCE_GRADES.indexOf(a.grade) - SOURCE_GRADES.indexOf(b.grade) ||
        a.rank - b.rank,
    );
}

/**
 * A source tells of the days from an account's first charge to its last, in the
 * months that it has delivered. Corrections to earlier months and charges that
 * are dated ahead do not stretch that.
 */
function spanOf(options: {
  account: AccountName;
  rank: number;
  ofSource: readonly DeliveredPeriod[];
  extents: readonly AccountExtent[];
}): SourceSpan {
  const { account, rank, ofSource, extents } = options;
  const withCharges = ofSource.filter(({ deliveryId }) =>
    extents.some(extent => extent.deliveryId === deliveryId),
  );
  const periods = ofSource.map(({ period }) => period).sort();
  const firstPeriod = withCharges.map(({ period }) => period).sort()[0];
  const lastTold = [
    ...extents.map(({ lastDay }) => lastDay),
    ...ofSource.flatMap(({ coveredThrough }) => coveredThrough ?? []),
  ];
  const newest = latest(ofSource.map(({ stagedAt }) => stagedAt));
  const { sourceId, grade } = newestOf(ofSource);
  return {
    sourceId,
    grade,
    rank,
    account,
    from: latest([
      earliest(extents.map(({ firstDay }) => firstDay)),
      firstDayOf(firstPeriod),
    ]),
    to: earliest([
      latest(lastTold),
      lastDayOf(periods[periods.length - 1]),
      utcDay(new Date(newest)),
    ]),
    months: new Set(periods),
  };
}

/** A source has the grade of its newest delivery. */
function newestOf(ofSource: readonly DeliveredPeriod[]): DeliveredPeriod {
  return ofSource.reduce((a, b) => (a.deliveryId > b.deliveryId ? a : b));
}

function earliest(days: readonly string[]): string {
  return days.reduce((a, b) => (a < b ? a : b));
}

function latest(days: readonly string[]): string {
  return days.reduce((a, b) => (a > b ? a : b));
}
