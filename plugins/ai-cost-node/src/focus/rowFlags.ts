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
 * What is wrong with a row; the sum is kept with the row's charges.
 *
 * @public
 */
export const ROW_FLAGS = {
  BilledCost: 1,
  EffectiveCost: 2,
  ChargePeriodStart: 4,
  BillingPeriodStart: 8,
  ListCost: 16,
  quantity: 32,
  rounded: 64,
} as const;

/**
 * Rows with one of these cannot be counted.
 *
 * @public
 */
export const EXCLUDING_FLAGS =
  ROW_FLAGS.BilledCost +
  ROW_FLAGS.EffectiveCost +
  ROW_FLAGS.ChargePeriodStart +
  ROW_FLAGS.BillingPeriodStart;
