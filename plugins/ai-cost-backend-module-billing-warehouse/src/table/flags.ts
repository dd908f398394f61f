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

import { ROW_FLAGS } from 'backstage-plugin-ai-cost-node';

/**
 * What is wrong with a row, and whether it does not count for it. Texts that are
 * too long are found row by row, for they are not to travel.
 */
export const TABLE_FLAGS = { ...ROW_FLAGS, tooLong: 128 } as const;

/** A thing that may be wrong with a row. */
export type TableFlag = keyof typeof TABLE_FLAGS;

/** Rows with one of these do not count. */
export const EXCLUDING: readonly TableFlag[] = [
  'BilledCost',
  'EffectiveCost',
  'ChargePeriodStart',
  'BillingPeriodStart',
  'tooLong',
];

/** True when the sum of a row's flags has one of some. */
export function hasFlag(flags: number, ...names: TableFlag[]): boolean {
  return names.some(name => flags & TABLE_FLAGS[name]);
}
