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

import { addMonths, Month } from 'backstage-plugin-ai-cost-common';
import type { ChargeText } from '../../spending/ChargeText';
import { flatSpender, onEveryBasis } from '../../spending/flatSpender';
import type { Spender } from '../../spending/Spender';
import { tagText } from '../../spending/text';
import { allocated, nobodys, notAi, Truth } from '../../spending/Truth';
import { noise } from '../../story/noise';
import type { Story } from '../../story/Story';
import { accountText } from './accounts';
import { AwsService, serviceText } from './awsUsage';
import { BEDROCK } from './bedrock';
import { EC2 } from './gpuInstances';

const TRIP_ASSISTANT = {
  application: 'trip-assistant',
  environment: 'production',
};

/** What arrives when a month is closed: tax, credits, refunds, corrections. */
export function adjustmentSpenders(story: Story): Spender[] {
  const closed = story.months.filter(month => month !== story.openMonth);
  return [
    taxes(story, closed, BEDROCK, nobodys('untagged_tax'), 310),
    taxes(story, closed, EC2, notAi, 640),
    credits(story, closed, BEDROCK, nobodys('untagged_credit'), 0),
    credits(story, closed, EC2, notAi, 1),
    refund(story, closed),
    correction(story, closed),
  ];
}

function taxes(
  story: Story,
  months: Month[],
  service: AwsService,
  truth: Truth,
  dollars: number,
): Spender {
  return flatSpender({
    story,
    truth,
    charges: months.map((month, i) => ({
      month,
      ...onEveryBasis(
        dollars * 1_000_000_000 + noise(story.seed, month, i) * 1_234_567,
      ),
    })),
    text: {
      ...base(service),
      ChargeCategory: 'Tax',
      ChargeDescription: `VAT on ${service.name}`,
      ChargeFrequency: 'Recurring',
    },
  });
}

/** Credits come afterwards, for an account as a whole and without tags. */
function credits(
  story: Story,
  months: Month[],
  service: AwsService,
  truth: Truth,
  offset: number,
): Spender {
  return flatSpender({
    story,
    truth,
    charges: months
      .filter((_, i) => i % 3 === offset)
      .map((month, i) => ({
        month,
        ...onEveryBasis(
          -(1_250_000_000_000 + noise(story.seed, `credit ${month}`, i)),
        ),
        list: 0n,
      })),
    text: {
      ...base(service),
      ChargeCategory: 'Credit',
      ChargeDescription: 'Migration acceleration programme credit',
      ChargeFrequency: 'One-Time',
    },
  });
}

/** Money back, with the tags of those who had paid it. */
function refund(story: Story, months: Month[]): Spender {
  return flatSpender({
    story,
    truth: allocated({
      entity: 'component:default/trip-assistant',
      environment: 'production',
      workload: 'other',
    }),
    charges: months.slice(-2, -1).map(month => ({
      month,
      ...onEveryBasis(-187_431_250_000),
    })),
    text: {
      ...base(BEDROCK),
      ...accountText('production'),
      ChargeCategory: 'Adjustment',
      ChargeDescription: 'Refund for throttled invocations',
      ChargeFrequency: 'One-Time',
      Tags: tagText(TRIP_ASSISTANT),
    },
  });
}

/** A closed month is put right in the bill of the next one. */
function correction(story: Story, months: Month[]): Spender {
  const corrected = months.filter(
    (month, i) => i % 4 === 1 && addMonths(month, 1) <= story.openMonth,
  );
  const meter = 'Claude4.5Sonnet-output-tokens';
  return flatSpender({
    story,
    truth: allocated({
      entity: 'component:default/trip-assistant',
      environment: 'production',
      model: 'Claude4.5Sonnet',
    }),
    charges: corrected.map((month, i) => ({
      month,
      billingMonth: addMonths(month, 1),
      ...onEveryBasis(-(64_210_000_000 + i * 7_300_000_001)),
    })),
    text: {
      ...base(BEDROCK),
      ...accountText('production'),
      ChargeCategory: 'Usage',
      ChargeClass: 'Correction',
      ChargeDescription: 'Correction of output tokens for Claude4.5Sonnet',
      ChargeFrequency: 'Usage-Based',
      PricingCategory: 'Standard',
      SkuMeter: meter,
      Tags: tagText(TRIP_ASSISTANT),
      x_Operation: 'InvokeModelInference',
      x_UsageType: `USE1-${meter}`,
    },
  });
}

function base(service: AwsService): ChargeText {
  return { ...accountText('payer'), ...serviceText(service) };
}
