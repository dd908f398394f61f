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
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsInRange,
  SOURCE_GRADES,
  utcDay,
  type Day,
  type Month,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';
import type { AccountExtent } from '../ledger/accounts/AccountDayStore';
import type { ProviderAccount } from '../ledger/accounts/providerAccount';
import type { DeliveredPeriod } from '../ledger/deliveries/DeliveryStore';
import {
  accountKey,
  type AccountName,
  type AccountNames,
} from './AccountNames';

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
  /** Those of them that it tells of from the first day to the last. */
  whole: ReadonlySet<Month>;
  /** Months in which it has charges of the account. */
  charged: ReadonlySet<Month>;
}

/** How long the days of a source take, and when it was seen last. */
export interface SourcePace {
  /** Days after which a day's charges have stopped changing. */
  lagDays: number;
  /** UTC day on which the source was last read; none when it never was. */
  seenOn?: Day;
}

/** What the spans of sources follow from. */
export interface SourceSpanOptions {
  names: AccountNames;
  deliveries: readonly DeliveredPeriod[];
  extents: readonly AccountExtent[];
  accounts: ReadonlyMap<number, ProviderAccount>;
  /** Source ids, the first to have delivered first. */
  sourcesByAge: readonly string[];
  paceOf: (sourceId: string) => SourcePace;
}

/** What a source has delivered, whatever the account. */
interface DeliveredSource {
  sourceId: string;
  grade: SourceGrade;
  rank: number;
  periods: ReadonlySet<Month>;
  whole: ReadonlySet<Month>;
  coveredThrough?: Day;
  /** No day after it can be known. */
  readOn: Day;
}

/** True when a source tells of a day. */
export function covers(span: SourceSpan, day: Day): boolean {
  const month = monthOf(day);
  return (
    span.whole.has(month) ||
    (span.from <= day && day <= span.to && span.months.has(month))
  );
}

/** The spans of all sources and accounts, the best source first. */
export function sourceSpans(options: SourceSpanOptions): SourceSpan[] {
  const { names, deliveries, extents, accounts, sourcesByAge, paceOf } =
    options;
  const sourceOf = new Map(deliveries.map(it => [it.deliveryId, it.sourceId]));
  const told = new Map<
    string,
    { sourceId: string; account: AccountName; extents: AccountExtent[] }
  >();
  for (const extent of extents) {
    const sourceId = sourceOf.get(extent.deliveryId)!;
    const account = names.nameOf(sourceId, accounts.get(extent.accountId)!);
    const key = JSON.stringify([sourceId, accountKey(account)]);
    const known = told.get(key) ?? { sourceId, account, extents: [] };
    told.set(key, known);
    known.extents.push(extent);
  }
  const sources = new Map(
    [...new Set(sourceOf.values())].map(sourceId => {
      const age = sourcesByAge.indexOf(sourceId);
      return [
        sourceId,
        deliveredSource({
          rank: age < 0 ? sourcesByAge.length : age,
          ofSource: deliveries.filter(it => it.sourceId === sourceId),
          pace: paceOf(sourceId),
        }),
      ];
    }),
  );
  return [...told.values()]
    .map(it => spanOf(sources.get(it.sourceId)!, it.account, it.extents))
    .sort(
      (a, b) =>
        SOURCE_GRADES.indexOf(a.grade) - SOURCE_GRADES.indexOf(b.grade) ||
        a.rank - b.rank,
    );
}

/**
 * A source tells of the days from an account's first charge to its last, in the
 * months that it has delivered: charges that are dated ahead, in months that are
 * not delivered, do not stretch that. A bill also tells of all days of a month
 * that is over: it may have a charge a month, or none.
 */
function spanOf(
  source: DeliveredSource,
  account: AccountName,
  extents: readonly AccountExtent[],
): SourceSpan {
  const { sourceId, grade, rank, periods, whole } = source;
  const months = [...periods].sort();
  const overMonths = [...whole].sort();
  const starts = extents.map(({ firstDay }) => firstDay);
  const ends = extents.map(({ lastDay }) => lastDay);
  if (overMonths.length > 0) {
    starts.push(firstDayOf(overMonths[0]));
    ends.push(lastDayOf(overMonths[overMonths.length - 1]));
  }
  if (source.coveredThrough !== undefined) {
    ends.push(source.coveredThrough);
  }
  return {
    sourceId,
    grade,
    rank,
    account,
    from: earliest(starts),
    to: earliest([
      latest(ends),
      lastDayOf(months[months.length - 1]),
      source.readOn,
    ]),
    months: periods,
    whole,
    charged: new Set(extents.flatMap(monthsOf)),
  };
}

function monthsOf({ firstDay, lastDay }: AccountExtent): Month[] {
  const first = monthOf(firstDay);
  return Array.from(
    { length: monthsInRange(first, monthOf(lastDay)) },
    (_, at) => addMonths(first, at),
  );
}

function deliveredSource(options: {
  rank: number;
  ofSource: readonly DeliveredPeriod[];
  pace: SourcePace;
}): DeliveredSource {
  const { rank, ofSource, pace } = options;
  // A source has the grade of its newest delivery.
  const { sourceId, grade } = ofSource.reduce((a, b) =>
    a.deliveryId > b.deliveryId ? a : b,
  );
  const covered = ofSource.flatMap(it => coveredThrough(it, pace) ?? []);
  return {
    sourceId,
    grade,
    rank,
    periods: new Set(ofSource.map(({ period }) => period)),
    whole: new Set(
      isBill(grade)
        ? ofSource.filter(it => isOver(it, pace)).map(({ period }) => period)
        : [],
    ),
    coveredThrough: covered.length > 0 ? latest(covered) : undefined,
    readOn: latest(ofSource.map(readOn)),
  };
}

/** An estimate begins when its source was set up, not with the month. */
function isBill(grade: SourceGrade): boolean {
  return grade === 'invoice' || grade === 'provider_cost';
}

/**
 * True when a month was over when it was read, and its charges have had the time
 * to come since.
 */
function isOver(
  delivery: DeliveredPeriod,
  { lagDays, seenOn = '' }: SourcePace,
): boolean {
  const lastDay = lastDayOf(delivery.period);
  return (
    readOn(delivery) > lastDay &&
    latest([seenOn, readOn(delivery)]) > addDays(lastDay, lagDays)
  );
}

/**
 * A day without charges is zero once they would have come, whatever the source
 * says of it.
 */
function coveredThrough(
  delivery: DeliveredPeriod,
  { lagDays }: SourcePace,
): Day | undefined {
  return (
    delivery.coveredThrough &&
    earliest([delivery.coveredThrough, addDays(readOn(delivery), -1 - lagDays)])
  );
}

function readOn({ stagedAt }: DeliveredPeriod): Day {
  return utcDay(new Date(stagedAt));
}

function earliest(days: readonly string[]): string {
  return days.reduce((a, b) => (a < b ? a : b));
}

function latest(days: readonly string[]): string {
  return days.reduce((a, b) => (a > b ? a : b));
}
