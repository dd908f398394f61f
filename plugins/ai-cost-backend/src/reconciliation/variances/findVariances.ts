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

import { monthOf, type Month } from 'backstage-plugin-ai-cost-common';
import type { Variance } from '../../ledger/deliveries/variances';
import { isBetterGrade, type AccountCoverage } from '../AccountCoverage';
import type { ToldDays } from '../overruledCharges';
import { covers, type SourceSpan } from '../sourceSpans';
import { ComparedMonth } from './ComparedMonth';
import { likelyCause } from './likelyCause';
import { ToldMoney } from './ToldMoney';

/**
 * Compares what sources of lower grades estimate of an account with what counts,
 * by month, over the days that both tell of. An allocation estimates nothing.
 */
export function findVariances(told: ToldDays): Variance[] {
  const { coverage } = told;
  const money = ToldMoney.create(told);
  const variances: Variance[] = [];
  for (const span of coverage.all()) {
    if (span.grade === 'allocated') {
      continue;
    }
    for (const month of [...span.months].sort()) {
      variances.push(...ofMonth({ coverage, money, span, month }));
    }
  }
  return variances;
}

function ofMonth(options: {
  coverage: AccountCoverage;
  money: ToldMoney;
  span: SourceSpan;
  month: Month;
}): Variance[] {
  const { coverage, money, span, month } = options;
  const { sourceId, account } = span;
  const compared = ComparedMonth.create();
  const better = coverage
    .spansOf(account)
    .filter(other => isBetterGrade(other.grade, span.grade));
  const days = new Set(
    [span, ...better].flatMap(other =>
      money.days(other.sourceId, account, month),
    ),
  );
  for (const day of [...days].sort()) {
    const best = coverage.best(account, day);
    if (
      best &&
      isBetterGrade(best.grade, span.grade) &&
      monthOf(day) === month &&
      covers(span, day)
    ) {
      compared.add(day, {
        estimate: money.on(sourceId, account, day),
        total: money.on(best.sourceId, account, day),
        against: best.sourceId,
      });
    }
  }
  if (compared.against.size === 0) {
    return [];
  }
  return compared.currencies().map(currency => ({
    sourceId,
    against: [...compared.against].sort(),
    provider: account.provider,
    account: account.account,
    month,
    currency,
    estimate: compared.estimate(currency).cost,
    total: compared.total(currency)?.cost,
    ...likelyCause(compared, currency),
  }));
}
