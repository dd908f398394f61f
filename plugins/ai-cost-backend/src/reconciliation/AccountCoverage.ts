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
  monthOf,
  SOURCE_GRADES,
  type Day,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';
import { accountKey, type AccountName } from './AccountNames';
import {
  covers,
  sourceSpans,
  type SourceSpan,
  type SourceSpanOptions,
} from './sourceSpans';

/** Why charges of an account on a day do not count. */
export interface Overruling {
  by: SourceSpan;
  /**
   * `grade`: a better source tells of the account; `provider`: one tells of the
   * provider, and one of the two does not know the account; `source`: a source
   * of the same grade, that was there before, tells of the account.
   */
  because: 'grade' | 'provider' | 'source';
}

/** What coverage follows from. */
export interface AccountCoverageOptions extends SourceSpanOptions {
  /** Ids of sources of one grade that tell of different calls, in groups. */
  addUp: readonly (readonly string[])[];
}

/** Which sources tell of which accounts, and on which days. */
export class AccountCoverage {
  readonly #addUp: readonly (readonly string[])[];
  readonly #spans = new Map<string, SourceSpan>();
  readonly #byAccount = new Map<string, SourceSpan[]>();
  readonly #byProvider = new Map<string, SourceSpan[]>();
  /** With allocations. */
  readonly #all = new Map<string, SourceSpan[]>();

  static create(options: AccountCoverageOptions): AccountCoverage {
    const coverage = new AccountCoverage(options.addUp);
    for (const span of sourceSpans(options)) {
      coverage.#add(span);
    }
    return coverage;
  }

  private constructor(addUp: AccountCoverageOptions['addUp']) {
    this.#addUp = addUp;
  }

  /** The days that a source tells of for an account. */
  spanOf(sourceId: string, account: AccountName): SourceSpan | undefined {
    return this.#spans.get(JSON.stringify([sourceId, accountKey(account)]));
  }

  /** All spans of an account, the best source first. */
  spansOf(account: AccountName): readonly SourceSpan[] {
    return this.#byAccount.get(accountKey(account)) ?? [];
  }

  /** All spans of the accounts of a provider, the best source first. */
  spansOfProvider(provider: string): readonly SourceSpan[] {
    return this.#byProvider.get(provider) ?? [];
  }

  /** The source that supplies an account's money of a day. */
  best(account: AccountName, day: Day): SourceSpan | undefined {
    const covering = this.spansOf(account).filter(span => covers(span, day));
    return (
      covering.find(
        span => span.grade === covering[0].grade && hasCharges(span, day),
      ) ?? covering[0]
    );
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

  /** True when two sources tell of different calls, whatever the account. */
  addsUp(sourceId: string, other: string): boolean {
    return this.#addUp.some(
      group => group.includes(sourceId) && group.includes(other),
    );
  }

  /** True when charges of a source's account may not count on some day. */
  isContested(span: SourceSpan): boolean {
    return (
      this.spansOf(span.account).some(
        other =>
          isBetterGrade(other.grade, span.grade) || this.#isBefore(other, span),
      ) ||
      this.spansOfProvider(span.account.provider).some(
        other =>
          isBetterGrade(other.grade, span.grade) && mayBeSame(other, span),
      )
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
      if (known.length === 0) {
        const elsewhere = this.spansOfProvider(account.provider).find(
          other =>
            other.grade === better &&
            mayBeSame(other, span) &&
            covers(other, day),
        );
        if (elsewhere) {
          return { by: elsewhere, because: 'provider' };
        }
      }
    }
    const before = ofAccount.find(
      other =>
        this.#isBefore(other, span) &&
        covers(other, day) &&
        // An account moves from one bill to another: that it has gone from the
        // first does not make what the second says of it wrong.
        hasCharges(other, day),
    );
    return before && { by: before, because: 'source' };
  }

  /** True when a source of the same grade, with the same calls, was before. */
  #isBefore(other: SourceSpan, span: SourceSpan): boolean {
    return (
      other.grade === span.grade &&
      other.rank < span.rank &&
      !this.addsUp(other.sourceId, span.sourceId)
    );
  }

  #add(span: SourceSpan): void {
    const account = accountKey(span.account);
    this.#spans.set(JSON.stringify([span.sourceId, account]), span);
    if (span.account.custom) {
      // It is what no feed has: it overrules none, and is overruled by none.
      return;
    }
    push(this.#all, account, span);
    // An allocation says whose a charge is, and covers none.
    if (span.grade !== 'allocated') {
      push(this.#byAccount, account, span);
      push(this.#byProvider, span.account.provider, span);
    }
  }
}

function hasCharges(span: SourceSpan, day: Day): boolean {
  return span.charged.has(monthOf(day));
}

/** True when one grade is better than another. */
export function isBetterGrade(a: SourceGrade, b: SourceGrade): boolean {
  return SOURCE_GRADES.indexOf(a) < SOURCE_GRADES.indexOf(b);
}

/**
 * True when accounts of a provider may be one: one of the two sources does not
 * know its account, and the configuration does not say.
 */
function mayBeSame(better: SourceSpan, span: SourceSpan): boolean {
  return (
    !span.account.mapped &&
    !span.account.custom &&
    (span.account.account === '' || better.account.account === '')
  );
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
