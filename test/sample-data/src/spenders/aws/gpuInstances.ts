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
import { allocated, nobodys, Truth } from '../../spending/Truth';
import { opaqueId } from '../../spending/text';
import { Demand, demand, steady } from '../../story/demand';
import type { Story } from '../../story/Story';
import { AccountName, ACCOUNTS } from './accounts';
import { AwsService, awsUsage } from './awsUsage';
import { instanceDetails, INSTANCES, InstanceType } from './instances';

/** GPUs are sold under Compute, like every other instance. */
export const EC2: AwsService = {
  code: 'AmazonEC2',
  name: 'Amazon Elastic Compute Cloud',
  category: 'Compute',
  subcategory: 'Virtual Machines',
};

interface GpuFleet {
  name: string;
  instances: number;
  type: InstanceType;
  account: AccountName;
  tags: Record<string, string>;
  truth: Truth;
  /** Hours of one instance, in thousandths. */
  demand: Demand;
  /** Paid at the spot market's price, in thousandths of the public one. */
  spot?: number;
}

/** GPU instances on EC2: serving, training, and what was forgotten. */
export function gpuInstanceSpenders(story: Story): Spender[] {
  return fleets(story).flatMap(fleet =>
    Array.from({ length: fleet.instances }, (_, i) =>
      gpuInstance(story, fleet, i),
    ),
  );
}

function gpuInstance(story: Story, fleet: GpuFleet, i: number): Spender {
  const { name, type, account, tags, truth, spot } = fleet;
  const id = `i-0${opaqueId(`${name}/${i}`).toLowerCase()}`;
  return awsUsage({
    story,
    service: EC2,
    account,
    usageType: spot ? `SpotUsage:${type}` : `BoxUsage:${type}`,
    operation: spot ? 'RunInstances:SV001' : 'RunInstances',
    description: spot
      ? `${type} Linux/UNIX Spot Instance-hour in US East (N. Virginia)`
      : `per On Demand Linux ${type} Instance Hour`,
    unit: 'Hours',
    nanos: INSTANCES[type].nanos,
    discount: spot && 1000 - spot,
    tags: { ...tags, Name: `${name}-${i + 1}` },
    resourceId: `arn:aws:ec2:us-east-1:${ACCOUNTS[account].id}:instance/${id}`,
    resourceType: 'instance',
    demand: fleet.demand,
    truth,
    text: {
      AvailabilityZone: i % 2 === 0 ? 'us-east-1a' : 'us-east-1b',
      PricingCategory: spot ? 'Dynamic' : 'Standard',
      SkuPriceDetails: instanceDetails(type),
    },
  });
}

function fleets(story: Story): GpuFleet[] {
  return [
    {
      name: 'model-server',
      instances: 4,
      type: 'g5.12xlarge',
      account: 'production',
      tags: { component: 'model-server', environment: 'production' },
      demand: demand({
        story,
        name: 'model-server',
        perDay: 13,
        growth: 30,
        weekend: 750,
        scatter: 80,
      }),
      truth: allocated({
        entity: 'api:default/model-server',
        environment: 'production',
        // The bill names none; `ai-cost/models` names exactly one.
        model: 'llama-3.3-70b-instruct',
      }),
    },
    {
      name: 'gpu-training',
      instances: 2,
      type: 'p4d.24xlarge',
      account: 'data',
      spot: 380,
      tags: {
        cluster: 'gpu-training',
        workload: 'training',
        environment: 'production',
      },
      demand: day => (day.index % 9 < 3 ? 17_500 : 0),
      truth: allocated({
        entity: 'resource:default/gpu-training-cluster',
        environment: 'production',
        workload: 'training',
        // `ai-cost/share` of the cluster.
        sharedAmong: {
          'component:default/fare-forecaster': 25,
          'component:default/photo-embedder': 25,
          'component:default/route-planner': 25,
          'component:default/notebooks': 25,
        },
      }),
    },
    {
      name: 'research-training',
      instances: 1,
      type: 'g5.12xlarge',
      account: 'research',
      spot: 420,
      tags: { workload: 'training', environment: 'dev' },
      demand: demand({
        story,
        name: 'research-training',
        perDay: 9,
        weekend: 300,
        scatter: 600,
      }),
      truth: allocated({
        entity: 'component:default/notebooks',
        environment: 'development',
        workload: 'training',
      }),
    },
    {
      name: 'photo-embedder',
      instances: 1,
      type: 'g5.2xlarge',
      account: 'production',
      tags: { application: 'photo-embedder', environment: 'production' },
      demand: demand({ story, name: 'photo-embedder', perDay: 20 }),
      truth: allocated({
        entity: 'component:default/photo-embedder',
        environment: 'production',
        // `ai-cost/workload` of the photo embedder; the bill names none.
        workload: 'embedding',
      }),
    },
    {
      name: 'price-lab',
      instances: 1,
      type: 'g5.2xlarge',
      account: 'development',
      tags: { application: 'price-lab', environment: 'development' },
      demand: demand({ story, name: 'price-lab', perDay: 10, weekend: 0 }),
      truth: allocated({
        entity: 'component:default/price-lab',
        environment: 'development',
      }),
    },
    {
      name: 'summit-demo',
      instances: 1,
      type: 'g5.12xlarge',
      account: 'development',
      tags: { environment: 'dev', purpose: 'summit demo' },
      demand: steady(24, day => (story.isForgotten(day) ? 1000 : 0)),
      truth: nobodys('no_entity_tag'),
    },
  ];
}
