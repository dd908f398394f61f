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
import { costOf, onDemand, underCommitment } from '../../spending/Price';
import type { Spender } from '../../spending/Spender';
import { tagText } from '../../spending/text';
import { allocated, nobodys } from '../../spending/Truth';
import { demand } from '../../story/demand';
import type { Story, StoryDay } from '../../story/Story';
import { accountText, AWS_RECENT, regionText } from './accounts';
import { serviceText } from './awsUsage';
import { instanceDetails } from './instances';
import { SAGEMAKER, sageMakerNanos } from './sageMakerUsage';

/** Thousandths of instance hours that the plan pays for on each day. */
const COMMITTED = 144_000;
/** Price under the plan, in thousandths of the public one. */
const COMMITTED_PRICE = 620;
const INSTANCE = 'g5.2xlarge';
const ENDPOINT =
  'arn:aws:sagemaker:us-east-1:210000000001:endpoint/result-ranker-v3';

const PLAN: ChargeText = {
  CommitmentDiscountCategory: 'Spend',
  CommitmentDiscountId:
    'arn:aws:savingsplans::200000000001:savingsplan/5f2c7a11-90be-4c3d-8f0e-6a1d2b3c4e5f',
  CommitmentDiscountName: 'Machine Learning Savings Plan 2026',
  CommitmentDiscountType: 'Machine Learning Savings Plans',
  CommitmentDiscountUnit: 'Hours',
};

/**
 * The ranker's endpoint under a Machine Learning Savings Plan that was paid in
 * advance: the purchase is billed and costs nothing effectively; usage is the
 * other way round, and so is what was paid for and not used.
 */
export function savingsPlanSpenders(story: Story): Spender[] {
  const wanted = demand({
    story,
    name: 'result-ranker',
    perDay: 118,
    growth: 22,
    weekend: 1150,
    scatter: 90,
  });
  const committed = ({ month }: StoryDay) =>
    month >= story.commitmentMonth ? COMMITTED : 0;
  const nanos = sageMakerNanos(INSTANCE);

  const endpoint: ChargeText = {
    ...accountText('production'),
    ...regionText('us-east-1'),
    ...serviceText(SAGEMAKER),
    ChargeCategory: 'Usage',
    ChargeDescription: `ml.${INSTANCE} Host instance hour in US East (N. Virginia)`,
    ChargeFrequency: 'Usage-Based',
    ConsumedUnit: 'Hours',
    PricingUnit: 'Hours',
    ResourceId: ENDPOINT,
    ResourceName: 'result-ranker-v3',
    ResourceType: 'endpoint',
    SkuId: 'Q7ZQ2M4T8KXW3B5C',
    SkuMeter: `Host:ml.${INSTANCE}`,
    SkuPriceDetails: instanceDetails(INSTANCE, 'ml.'),
    SkuPriceId: 'Q7ZQ2M4T8KXW3B5C.JRTCKXETXF.6YS6EN2CT7',
    Tags: tagText({ environment: 'production', team: 'search-discovery' }),
    x_Operation: 'Hosting',
    x_UsageType: `USE1-Host:ml.${INSTANCE}`,
  };
  const truth = allocated({
    entity: 'component:default/result-ranker',
    environment: 'production',
  });

  return [
    meteredSpender({
      story,
      truth,
      recent: AWS_RECENT,
      consumedPerPriced: 1,
      price: onDemand(nanos),
      demand: day => Math.max(wanted(day) - committed(day), 0),
      text: { ...endpoint, PricingCategory: 'Standard' },
    }),
    meteredSpender({
      story,
      truth,
      recent: AWS_RECENT,
      consumedPerPriced: 1,
      price: underCommitment(nanos, COMMITTED_PRICE),
      demand: day => Math.min(wanted(day), committed(day)),
      text: {
        ...endpoint,
        ...PLAN,
        CommitmentDiscountStatus: 'Used',
        PricingCategory: 'Committed',
      },
    }),
    unused(story, nanos, day => Math.max(committed(day) - wanted(day), 0)),
    purchase(story, nanos),
  ];
}

function unused(
  story: Story,
  nanos: number,
  left: (day: StoryDay) => number,
): Spender {
  return meteredSpender({
    story,
    truth: nobodys('no_tags'),
    recent: AWS_RECENT,
    price: { ...underCommitment(nanos, COMMITTED_PRICE), list: 0n },
    demand: left,
    text: {
      ...accountText('payer'),
      ...serviceText(SAGEMAKER),
      ...PLAN,
      ChargeCategory: 'Usage',
      ChargeDescription: 'Unused Machine Learning Savings Plan commitment',
      ChargeFrequency: 'Usage-Based',
      CommitmentDiscountStatus: 'Unused',
      PricingCategory: 'Committed',
      PricingUnit: 'Hours',
    },
  });
}

function purchase(story: Story, nanos: number): Spender {
  const month = story.commitmentMonth;
  const days = daysInRange(`${month}-01`, `${addMonths(month, 12)}-01`) - 1;
  const price = underCommitment(nanos, COMMITTED_PRICE).effective;
  const paid = costOf(price, COMMITTED * days);
  return flatSpender({
    story,
    truth: nobodys('untagged_purchase'),
    charges: [
      {
        month,
        months: 12,
        billed: paid,
        effective: 0n,
        list: paid,
        contracted: paid,
      },
    ],
    text: {
      ...accountText('payer'),
      ...serviceText(SAGEMAKER),
      ...PLAN,
      ChargeCategory: 'Purchase',
      ChargeDescription: '1 year Machine Learning Savings Plan, all upfront',
      ChargeFrequency: 'One-Time',
      PricingCategory: 'Standard',
    },
  });
}
