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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { StoryDay } from '../story/Story';
import type { ChargeText } from './ChargeText';
import type { Pico } from './Price';
import type { Truth } from './Truth';

/** Something that spends: its charges have one text and one truth. */
export interface Spender {
  readonly text: ChargeText;
  readonly truth: Truth;
  /** Consumed units in a priced unit, where the bill tells both. */
  readonly consumedPerPriced?: number;
  charges(): Iterable<Charge>;
}

/** One row of a bill. */
export interface Charge {
  /** First day and hour (UTC) of the charge period. */
  readonly day: StoryDay;
  readonly hour: number;
  /** Length of the charge period. */
  readonly hours: number;
  readonly billingMonth: Month;
  /** Thousandths of the priced unit; undefined where nothing was metered. */
  readonly quantity?: number;
  /** Prices of one priced unit. */
  readonly listPrice?: Pico;
  readonly contractedPrice?: Pico;
  readonly billed: Pico;
  readonly effective: Pico;
  readonly list: Pico;
  readonly contracted: Pico;
}
