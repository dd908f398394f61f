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

import { addMonths, daysInRange, Month } from 'backstage-plugin-ai-cost-common';
import type { Story, StoryDay } from '../story/Story';
import type { ChargeText } from './ChargeText';
import type { Pico } from './Price';
import type { Charge, Spender } from './Spender';
import type { Truth } from './Truth';

/** Money without a meter: a tax, a credit, a purchase. */
export interface FlatCharge {
  /** Month whose first day begins the charge period. */
  month: Month;
  /** Where it is billed, when not in that month. */
  billingMonth?: Month;
  /** Length of the charge period in months, 1 without. */
  months?: number;
  billed: Pico;
  effective: Pico;
  list: Pico;
  contracted: Pico;
}

/** A spender whose rows are given one by one. */
export function flatSpender(options: {
  story: Story;
  text: ChargeText;
  truth: Truth;
  charges: readonly FlatCharge[];
}): Spender {
  const { story, text, truth, charges } = options;
  const firstDays = new Map<Month, StoryDay>();
  for (const day of story.days) {
    if (!firstDays.has(day.month)) {
      firstDays.set(day.month, day);
    }
  }
  return {
    text,
    truth,
    *charges(): Iterable<Charge> {
      for (const { month, months = 1, billingMonth, ...money } of charges) {
        const day = firstDays.get(month);
        if (day) {
          const end = `${addMonths(month, months)}-01`;
          const hours = (daysInRange(day.day, end) - 1) * 24;
          const billedIn = billingMonth ?? month;
          yield { day, hour: 0, hours, billingMonth: billedIn, ...money };
        }
      }
    },
  };
}

/** The same amount on every basis, in nanos of the currency. */
export function onEveryBasis(nanos: number) {
  const amount = BigInt(nanos) * 1000n;
  return {
    billed: amount,
    effective: amount,
    list: amount,
    contracted: amount,
  };
}
