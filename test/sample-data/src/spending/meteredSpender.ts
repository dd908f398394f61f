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
import type { Demand } from '../story/demand';
import type { Story, StoryDay } from '../story/Story';
import type { ChargeText } from './ChargeText';
import { costOf, Price } from './Price';
import type { Charge, Spender } from './Spender';
import type { Truth } from './Truth';

export interface MeteredSpenderOptions {
  story: Story;
  text: ChargeText;
  truth: Truth;
  demand: Demand;
  price: Price | ((day: StoryDay) => Price);
  /** Hours (UTC) at which the rows of a day begin; a day has one row without. */
  hours?: readonly number[];
  consumedPerPriced?: number;
  /** Billed so far of the last days, the last one first, in thousandths. */
  recent?: readonly number[];
  /** Billing month of a day's charge, where it is not the day's own. */
  billedIn?: (day: StoryDay) => Month;
}

/** A spender whose rows are metered quantities at a price. */
export function meteredSpender(options: MeteredSpenderOptions): Spender {
  const { text, truth, consumedPerPriced } = options;
  return { text, truth, consumedPerPriced, charges: () => charges(options) };
}

function* charges(options: MeteredSpenderOptions): Iterable<Charge> {
  const { story, demand, price, billedIn, hours = [0], recent = [] } = options;
  for (const day of story.days) {
    const share = story.billedSoFar(day, recent);
    const wanted = Math.floor((demand(day) * share) / 1000);
    const prices = typeof price === 'function' ? price(day) : price;
    const part = Math.floor(wanted / hours.length);
    for (const [i, hour] of hours.entries()) {
      const quantity = i === 0 ? wanted - part * (hours.length - 1) : part;
      if (quantity !== 0) {
        yield {
          day,
          hour,
          hours: hours.length > 1 ? 1 : 24,
          billingMonth: billedIn ? billedIn(day) : day.month,
          quantity,
          listPrice: prices.list,
          contractedPrice: prices.contracted,
          billed: costOf(prices.billed, quantity),
          effective: costOf(prices.effective, quantity),
          list: costOf(prices.list, quantity),
          contracted: costOf(prices.contracted, quantity),
        };
      }
    }
  }
}
