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

import type { Workload } from 'backstage-plugin-ai-cost-common';
import { meterTexts } from '../meterText';
import type { ServiceDimensions } from '../ServiceDimensions';
import type { ServiceRule } from '../ServiceRule';

const SIZE = String.raw`(?:nano|micro|small|medium|\d{0,3}x?large|metal(?:-\d+xl)?)`;

/** Instance families with accelerators, by provider. Graphics ones are left out. */
const INSTANCES: [provider: RegExp, instance: RegExp][] = [
  [
    /aws|amazon/i,
    new RegExp(
      String.raw`\bu-p\d\w{0,2}-gb\d{3}x\d{2}\b|\b(?:ml\.)?(?:p[2-9]\w{0,3}(?:-\w{4,6})?|g4dn|g5g?|g6[ef]?|gr6f?|g7e?|trn\d\w?|inf\d|dl\d\w?)\.${SIZE}\b`,
      'i',
    ),
  ],
  [
    /microsoft|azure/i,
    /\b(?:standard_)?n[cdv]\d{1,3}[a-z]*(?:[ _](?:a10|a100|h100|h200|t4))?(?:[ _]v\d)?\b|\bn[cdv][a-z]{1,6}\d{0,3}[a-z]{0,2}\d?(?: v\d)? series\b/i,
  ],
  [
    /google|gcp/i,
    /\b(?:a[234]|g[24])-(?:highgpu|megagpu|ultragpu|maxgpu|edgegpu|standard)-\d+[gt]?\b|\b(?:a[234]|g[24]) (?:plus |ultra |mega )?instance (?:core|ram)\b/i,
  ],
  [/oracle/i, /\b(?:BM|VM)\.GPU\S*/i],
];

/** Devices that are sold by the hour, at any provider. */
const DEVICE =
  /\b(?:nvidia [\w ]{1,40}gpu|(?:a100|h100|h200|b200|gb200|l40s?|l4|t4|v100|p100|mi300x)\b[\w ]{0,20}\bgpu|gpu running|tpu ?v?\d\w{0,3}|cloud tpu)\b/i;

const COMPUTE = /compute|container|virtual machine|kubernetes|ec2|tpu|gpu/i;

export const accelerators: ServiceRule = {
  id: 'accelerator',
  description: 'GPU and other accelerator instances, whatever their category',
  match(charge) {
    const seen = readAccelerator(charge);
    return seen
      ? { ai: true, workload: workloadOf(seen), evidence: seen }
      : undefined;
  },
};

/** What says that a charge is for an accelerator, for people. */
export function readAccelerator(charge: ServiceDimensions): string | undefined {
  const { gpuCount } = charge;
  return (
    readInstance(charge) ??
    (gpuCount && gpuCount > 0 ? `GpuCount ${gpuCount}` : readDevice(charge))
  );
}

function readInstance(charge: ServiceDimensions): string | undefined {
  const provider = `${charge.serviceProviderName} ${
    charge.hostProviderName ?? ''
  }`;
  for (const [providers, instance] of INSTANCES) {
    if (providers.test(provider)) {
      const texts = [charge.instanceType ?? '', ...meterTexts(charge)];
      for (const text of texts) {
        const found = instance.exec(text)?.[0];
        if (found) {
          return `InstanceType ${found}`;
        }
      }
    }
  }
  return undefined;
}

function readDevice(charge: ServiceDimensions): string | undefined {
  if (!COMPUTE.test(`${charge.serviceCategory} ${charge.serviceName}`)) {
    return undefined;
  }
  for (const text of meterTexts(charge)) {
    const found = DEVICE.exec(text)?.[0];
    if (found) {
      return `Meter ${found}`;
    }
  }
  return undefined;
}

/**
 * A GPU may train or serve, and what runs without anybody saying that it trains
 * mostly serves. Trainium chips are made for training.
 */
function workloadOf(seen: string): Workload {
  return /\btrn\d/i.test(seen) ? 'training' : 'inference';
}
