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

/** An instance type as SkuPriceDetails tells it. */
export interface Instance {
  cores: number;
  memoryGiB: number;
  gpus: number;
  /** On demand, nanos of a dollar an hour. */
  nanos: number;
}

/** Instance types of EC2, which SageMaker sells under an `ml.` prefix. */
export const INSTANCES = {
  'g4dn.xlarge': { cores: 4, memoryGiB: 16, gpus: 1, nanos: 736_000_000 },
  'g5.2xlarge': { cores: 8, memoryGiB: 32, gpus: 1, nanos: 1_515_000_000 },
  'g5.12xlarge': { cores: 48, memoryGiB: 192, gpus: 4, nanos: 7_090_000_000 },
  'p4d.24xlarge': {
    cores: 96,
    memoryGiB: 1152,
    gpus: 8,
    nanos: 37_688_000_000,
  },
  'm5.xlarge': { cores: 4, memoryGiB: 16, gpus: 0, nanos: 230_000_000 },
  'm5.4xlarge': { cores: 16, memoryGiB: 64, gpus: 0, nanos: 922_000_000 },
  't3.xlarge': { cores: 4, memoryGiB: 16, gpus: 0, nanos: 200_000_000 },
} as const satisfies Record<string, Instance>;

export type InstanceType = keyof typeof INSTANCES;

/** The SKU's properties under FOCUS keys. */
export function instanceDetails(type: InstanceType, prefix = ''): string {
  const { cores, memoryGiB, gpus }: Instance = INSTANCES[type];
  return JSON.stringify({
    InstanceType: `${prefix}${type}`,
    CoreCount: cores,
    MemorySize: memoryGiB,
    ...(gpus > 0 && { GpuCount: gpus }),
  });
}
