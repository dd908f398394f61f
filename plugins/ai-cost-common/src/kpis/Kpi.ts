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

/**
 * What a KPI is measured in: `money` is in the report's currency, `ratio` is 0
 * to 1, `factor` is how many times, `per_money` is per unit of currency.
 *
 * @public
 */
export type KpiUnit =
  | 'money'
  | 'ratio'
  | 'factor'
  | 'seconds'
  | 'count'
  | 'per_money';

/**
 * The definition of a KPI, the only one: the docs and the screens are made of it.
 *
 * @public
 */
export interface Kpi {
  id: string;
  title: string;
  /** In words; what is in it, and what is not. */
  meaning: string;
  formula: string;
  unit: KpiUnit;
  /** Days that it is computed over. */
  window: string;
  /** When there is no value. */
  unavailable: string;
  better: 'higher' | 'lower' | 'neither';
}
