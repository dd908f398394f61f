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

import type { Spender } from '../../spending/Spender';
import type { Truth } from '../../spending/Truth';
import type { Demand } from '../../story/demand';
import type { Story } from '../../story/Story';
import type { AccountName } from './accounts';
import { AwsService, awsUsage } from './awsUsage';
import { instanceDetails, INSTANCES, InstanceType } from './instances';

export const SAGEMAKER: AwsService = {
  code: 'AmazonSageMaker',
  name: 'Amazon SageMaker',
  category: 'AI and Machine Learning',
  subcategory: 'AI Platforms',
};

/** Instance hours on Amazon SageMaker. */
export interface SageMakerUse {
  /** `Host`, `Train`, `Notebk`, `Processing`, `Studio:KernelGateway`. */
  usage: string;
  instance: InstanceType;
  account: AccountName;
  resourceId: string;
  tags?: Record<string, string>;
  /** Thousandths of an instance hour. */
  demand: Demand;
  truth: Truth;
}

/** On-demand instance hours; SageMaker asks a quarter more than EC2. */
export function sageMakerUsage(story: Story, use: SageMakerUse): Spender {
  const { usage, instance, account, resourceId, tags, demand, truth } = use;
  const separator = usage.includes(':') ? '-' : ':';
  return awsUsage({
    story,
    service: SAGEMAKER,
    account,
    usageType: `USE1-${usage}${separator}ml.${instance}`,
    operation: usage === 'Host' ? 'Hosting' : 'RunInstance',
    description: `ml.${instance} ${usage} instance hour in US East (N. Virginia)`,
    unit: 'Hours',
    nanos: sageMakerNanos(instance),
    demand,
    truth,
    tags,
    resourceId,
    resourceType: resourceId.split(':')[5].split('/')[0],
    text: { SkuPriceDetails: instanceDetails(instance, 'ml.') },
  });
}

/** Public price of an instance hour. */
export function sageMakerNanos(instance: InstanceType): number {
  return (INSTANCES[instance].nanos / 4) * 5;
}
