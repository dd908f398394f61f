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

import type {
  AttributedChargeLine,
  Day,
} from 'backstage-plugin-ai-cost-common';

const DAY_MILLISECONDS = 86_400_000;
const ATTOS_PER_MICRO = 10n ** 12n;

/** A charge line with an amount for every day, made up but always the same. */
export interface SampleCharge
  extends Omit<
    AttributedChargeLine,
    'id' | 'cost' | 'lineCost' | 'firstDay' | 'lastDay' | 'quantity'
  > {
  /** Money on an ordinary day, as a number of currency units. */
  perDay: number;
  /** Money per million tokens, for lines that count tokens. */
  pricePerMillion?: number;
  /** First day with a charge. */
  startsOn?: Day;
  endsOn?: Day;
  /** Days that cost many times the ordinary. */
  spikes?: Record<Day, number>;
}

/** What a charge costs on a day, in attos: weekly seasons, growth and noise. */
export function amountOn(charge: SampleCharge, day: Day): bigint {
  if (
    (charge.startsOn && day < charge.startsOn) ||
    (charge.endsOn && day > charge.endsOn)
  ) {
    return 0n;
  }
  const index = Math.round(Date.parse(day) / DAY_MILLISECONDS);
  const weekday = new Date(day).getUTCDay();
  const season = weekday === 0 || weekday === 6 ? 0.55 : 1.05;
  const growth = 1 + (index % 400) / 900;
  const noise = 0.88 + 0.24 * noiseOf(charge.lineId, index);
  const spike = charge.spikes?.[day] ?? 1;
  const units = charge.perDay * season * growth * noise * spike;
  return BigInt(Math.round(units * 1_000_000)) * ATTOS_PER_MICRO;
}

/** The tokens of a day; undefined where the bill counts none. */
export function tokensOn(charge: SampleCharge, day: Day): number | undefined {
  return charge.pricePerMillion === undefined
    ? undefined
    : Math.round(Number(amountOn(charge, day)) / 1e12 / charge.pricePerMillion);
}

/** From 0 to 1, the same for the same line and day. */
function noiseOf(lineId: number, index: number): number {
  const mixed = Math.imul(
    (lineId + 1) * 2654435761 + index * 40503,
    2246822519,
  );
  return (mixed % 1000) / 2000 + 0.5;
}
