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

import { addMonths, daysInRange } from 'backstage-plugin-ai-cost-common';
import type { ChargeText } from '../../spending/ChargeText';
import { flatSpender } from '../../spending/flatSpender';
import { meteredSpender } from '../../spending/meteredSpender';
import { costOf, underCommitment } from '../../spending/Price';
import type { Spender } from '../../spending/Spender';
import { allocated, nobodys } from '../../spending/Truth';
import { demand } from '../../story/demand';
import type { Story, StoryDay } from '../../story/Story';
import {
  AI_SERVICES,
  AZURE_RECENT,
  azureUsage,
  serviceText,
  subscriptionText,
} from './azureUsage';

/** Thousandths of unit hours that the reservation holds on each day. */
const RESERVED = 50 * 24 * 1000;
/** Euros of an hour in nanos, and what the reservation makes of it. */
const NANOS = 920_000_000;
const RESERVED_PRICE = 300;

const RESERVATION: ChargeText = {
  CommitmentDiscountCategory: 'Usage',
  CommitmentDiscountId:
    '/providers/microsoft.capacity/reservationorders/0b4d7e/reservations/91c2fa',
  CommitmentDiscountName: 'Provisioned units for care',
  CommitmentDiscountType: 'Reservation',
};

/** Reserved throughput of Azure OpenAI, by the unit hour. */
export function provisionedUnitSpenders(story: Story): Spender[] {
  const reserved = ({ month }: StoryDay) =>
    month >= story.commitmentMonth ? RESERVED : 0;
  const wanted = demand({
    story,
    name: 'provisioned',
    perDay: 1_050,
    weekend: 820,
    scatter: 60,
  });
  const used = (day: StoryDay) => Math.min(wanted(day), reserved(day));
  const price = underCommitment(NANOS, RESERVED_PRICE);
  return [
    azureUsage({
      story,
      service: AI_SERVICES,
      subscription: 'care',
      resource: 'aoai-care-weu',
      meterCategory: 'Foundry Models',
      meter: 'Provisioned Managed Global Unit',
      pricingUnit: '1 Hour',
      consumedUnit: 'Hours',
      consumedPerPriced: 1,
      nanos: NANOS,
      price,
      demand: used,
      tags: { Environment: 'Prod', ' Application': 'care' },
      truth: allocated({
        entity: 'component:default/support-copilot',
        environment: 'production',
      }),
      text: {
        ...RESERVATION,
        CommitmentDiscountStatus: 'Used',
        PricingCategory: 'Committed',
      },
    }),
    meteredSpender({
      story,
      truth: nobodys('no_tags'),
      recent: AZURE_RECENT,
      price: { ...price, list: 0n },
      demand: day => reserved(day) - used(day),
      text: {
        ...subscriptionText('care'),
        ...serviceText(AI_SERVICES),
        ...RESERVATION,
        ChargeCategory: 'Usage',
        ChargeDescription: 'Unused reservation hours',
        ChargeFrequency: 'Usage-Based',
        CommitmentDiscountStatus: 'Unused',
        PricingCategory: 'Committed',
        PricingUnit: '1 Hour',
      },
    }),
    reservationPurchase(story),
  ];
}

/** The reservation is paid month by month. */
function reservationPurchase(story: Story): Spender {
  const { effective } = underCommitment(NANOS, RESERVED_PRICE);
  return flatSpender({
    story,
    truth: nobodys('untagged_purchase'),
    charges: story.months
      .filter(month => month >= story.commitmentMonth)
      .map(month => {
        const next = `${addMonths(month, 1)}-01`;
        const days = daysInRange(`${month}-01`, next) - 1;
        const paid = costOf(effective, RESERVED * days);
        return {
          month,
          billed: paid,
          effective: 0n,
          list: paid,
          contracted: paid,
        };
      }),
    text: {
      ...subscriptionText('care'),
      ...serviceText(AI_SERVICES),
      ...RESERVATION,
      ChargeCategory: 'Purchase',
      ChargeDescription: 'Azure OpenAI provisioned throughput reservation',
      ChargeFrequency: 'Recurring',
      PricingCategory: 'Standard',
    },
  });
}
