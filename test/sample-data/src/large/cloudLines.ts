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

import type { ChargeText } from '../spending/ChargeText';
import { LineKindOptions, lineKind } from './LineKind';
import { AWS, AZURE } from './providers';

/** ServiceCategory of what providers themselves call AI. */
export const AI = 'AI and Machine Learning';

export const EC2: LineKindOptions['service'] = [
  'Amazon Elastic Compute Cloud',
  'Compute',
  'Virtual Machines',
];

/** Hours of an EC2 instance; with GPUs they are AI. */
export const instance = (
  type: string,
  nanos: number,
  weight: number,
  gpus: number,
  text?: ChargeText,
) =>
  lineKind({
    provider: AWS,
    service: EC2,
    meter: `BoxUsage:${type}`,
    unit: 'Hours',
    nanos,
    weight,
    ai: gpus > 0,
    text: {
      ResourceId: 'arn:aws:ec2:us-east-1:210000000001:instance/i-{resource}',
      ResourceName: '{service}-{resource}',
      ResourceType: 'instance',
      SkuPriceDetails: JSON.stringify({
        InstanceType: type,
        ...(gpus > 0 && { GpuCount: gpus }),
      }),
      x_Operation: 'RunInstances',
      x_ServiceCode: 'AmazonEC2',
      x_UsageType: `BoxUsage:${type}`,
      ...text,
    },
  });

/** Usage of another AWS service. */
export const aws = (
  service: LineKindOptions['service'],
  code: string,
  meter: string,
  unit: string,
  nanos: number,
  weight: number,
  resource: string,
) =>
  lineKind({
    provider: AWS,
    service,
    meter,
    unit,
    nanos,
    weight,
    ai: service[1] === AI,
    text: {
      ResourceId: `arn:aws:${resource}-{resource}`,
      ResourceName: '{service}-{resource}',
      x_Operation: 'Usage',
      x_ServiceCode: code,
      x_UsageType: `USE1-${meter}`,
    },
  });

/** Usage of an Azure resource of that type. */
export const azure = (
  service: LineKindOptions['service'],
  type: string,
  meter: string,
  unit: string,
  nanos: number,
  weight: number,
) =>
  lineKind({
    provider: AZURE,
    service,
    meter,
    unit,
    nanos,
    weight,
    ai: service[1] === AI,
    text: {
      ResourceId: `/subscriptions/3c0f51de/resourcegroups/rg-{team}/providers/${type}/{service}-{resource}`,
      ResourceName: '{service}-{resource}',
      ResourceType: type,
      x_SkuMeterName: meter,
    },
  });
