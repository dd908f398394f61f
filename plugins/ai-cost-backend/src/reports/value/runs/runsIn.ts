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

import type { RunMoney, TrainingRunCost } from './KnownRun';

/**
 * Fills in what runs cost in one currency. Of some environments, runs whose money
 * is all in others are left out; where nothing is known of a run's money, nothing
 * says where it ran.
 *
 * @param options - `environments` are all when left out
 */
export function runsIn(
  runs: readonly TrainingRunCost[],
  options: { currency?: string; environments?: readonly string[] },
): TrainingRunCost[] {
  const { currency, environments } = options;
  const isAsked = ({ environment }: RunMoney) =>
    !environments || environments.includes(environment);
  const sumOf = (money: readonly RunMoney[]) => {
    const asked = money.filter(it => it.currency === currency && isAsked(it));
    return asked.length === 0
      ? undefined
      : asked.reduce((sum, { amount }) => sum + amount, 0n);
  };
  return runs
    .filter(({ charges, estimates }) => {
      const money = charges.length > 0 ? charges : estimates;
      return money.length === 0 || money.some(isAsked);
    })
    .map(run => ({
      ...run,
      cost: sumOf(run.charges),
      estimate: run.charges.length > 0 ? undefined : sumOf(run.estimates),
    }));
}
