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

import { allocated } from '../../spending/Truth';
import type { Spender } from '../../spending/Spender';
import { opaqueId } from '../../spending/text';
import { demand } from '../../story/demand';
import type { Story } from '../../story/Story';
import { AccountName, ACCOUNTS } from './accounts';
import { AwsService, awsUsage } from './awsUsage';
import {
  BEDROCK_METERS,
  BedrockMeter,
  BedrockMeterName,
} from './bedrockMeters';
import type { BedrockUse } from './BedrockUse';
import { bedrockUses } from './bedrockUses';

export const BEDROCK: AwsService = {
  code: 'AmazonBedrock',
  name: 'Amazon Bedrock',
  category: 'AI and Machine Learning',
  subcategory: 'Generative AI',
};

/** Models on Amazon Bedrock: a line for each kind of token. */
export function bedrockSpenders(story: Story): Spender[] {
  return bedrockUses(story).flatMap(use =>
    (Object.keys(use.perDay) as BedrockMeterName[]).map(meterName =>
      bedrockLine(story, use, meterName),
    ),
  );
}

function bedrockLine(
  story: Story,
  use: BedrockUse,
  meterName: BedrockMeterName,
): Spender {
  const { account, tags, truth, growth, weekend, factor, meterFactor } = use;
  const meter: BedrockMeter = BEDROCK_METERS[meterName];
  return awsUsage({
    story,
    service: BEDROCK,
    account,
    usageType: `USE1-${meter.usageType}`,
    operation: meter.operation,
    description: `$${dollars(meter.nanos)} per ${meter.unit} for ${
      meter.usageType
    } in US East (N. Virginia)`,
    unit: meter.unit,
    nanos: meter.nanos,
    tags,
    hours: use.hours,
    resourceId: tags && inferenceProfile(account, use.name),
    resourceType: tags && 'application-inference-profile',
    demand: demand({
      story,
      name: `${use.name}/${meterName}`,
      perDay: use.perDay[meterName]!,
      growth,
      weekend,
      factor: day =>
        Math.floor(
          ((factor?.(day) ?? 1000) * (meterFactor?.(meterName, day) ?? 1000)) /
            1000,
        ),
    }),
    truth:
      'kind' in truth
        ? truth
        : allocated({
            ...truth,
            model: meter.model,
            workload: meter.workload,
          }),
  });
}

function inferenceProfile(account: AccountName, name: string): string {
  return `arn:aws:bedrock:us-east-1:${
    ACCOUNTS[account].id
  }:application-inference-profile/${opaqueId(name, 12).toLowerCase()}`;
}

function dollars(nanos: number): string {
  return (nanos / 1e9).toFixed(8).replace(/0+$/, '');
}
