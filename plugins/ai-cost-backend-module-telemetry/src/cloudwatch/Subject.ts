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

import type { Dimension } from '@aws-sdk/client-cloudwatch';
import type { TelemetryDimensions } from 'backstage-plugin-ai-cost-node';
import { cleanName } from '../source/cleanName';
import { SERVICES, type ServiceName } from './metrics';

/** A model or an endpoint that CloudWatch has metrics of. */
export interface Subject {
  service: ServiceName;
  /** To be sent back as they came. */
  asked: Dimension[];
  dimensions: TelemetryDimensions;
}

/**
 * Reads the dimensions of a metric.
 *
 * @param options - `account` pays and owns; without it, an endpoint has no ARN
 * @returns undefined when they are not exactly those of the service: metrics of
 * all endpoints, or of images of one size, would count the same calls again
 */
export function readSubject(
  service: ServiceName,
  found: readonly Dimension[],
  options: { region: string; account?: string },
): Subject | undefined {
  const { provider, dimensions: names } = SERVICES[service];
  const values = names.map(
    name => found.find(({ Name }) => Name === name)?.Value,
  );
  const [first, second] = values.map(value => cleanName(value));
  if (
    found.length !== names.length ||
    first === undefined ||
    values.some(value => value === undefined)
  ) {
    return undefined;
  }
  const { region, account } = options;
  const asked = names.map((Name, at) => ({ Name, Value: values[at] }));
  const common = { provider, account };
  return service === 'bedrock'
    ? {
        ...{ service, asked },
        dimensions: {
          ...{ ...common, model: first, tags: {} },
          // Inference profiles have ARNs, and are billed under them.
          resource: first.startsWith('arn:') ? first : undefined,
        },
      }
    : {
        ...{ service, asked },
        dimensions: {
          ...common,
          resource: account
            ? `arn:${partitionOf(
                region,
              )}:sagemaker:${region}:${account}:endpoint/${first.toLowerCase()}`
            : first,
          tags: {
            EndpointName: first,
            ...(second && { VariantName: second }),
          },
        },
      };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
