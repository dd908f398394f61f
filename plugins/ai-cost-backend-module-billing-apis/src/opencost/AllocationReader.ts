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

import { addDays, type Day } from 'backstage-plugin-ai-cost-common';
import type {
  ApiClient,
  ByteBudget,
  Charge,
} from 'backstage-plugin-ai-cost-node';
import type {
  CostReader,
  Reading,
  ReadOptions,
  ReadWindow,
} from '../source/CostReader';
import { Findings } from '../source/Findings';
import type { Cluster } from './Cluster';
import { allocation, allocationAnswer, type Allocation } from './shapes';

/** What an allocation reader is made of. */
export interface AllocationReaderOptions {
  client: ApiClient;
  cluster: Cluster;
  /** Labels that become tags, as OpenCost writes them. */
  labels: readonly string[];
  /** The label that names the model which a container serves. */
  modelLabel?: string;
}

/** A part of a node on a day. */
interface NodePart extends Allocation {
  day: Day;
  labels: Record<string, string>;
  idle: boolean;
}

const PATH = 'allocation';
const IDLE = '__idle__';
const SPECIAL = /^__\w+__$/;
const METHOD = 'opencost:allocation';

/**
 * Reads who used the machines of a cluster. The money is in the cloud's bill
 * already; these are the shares by which a machine's charge is divided, idle time
 * among them, so all parts of a machine with an accelerator are kept.
 */
export class AllocationReader implements CostReader {
  readonly grade = 'allocated';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 1;
  readonly readsToday = false;
  readonly #client: ApiClient;
  readonly #cluster: Cluster;
  readonly #labels: readonly string[];
  readonly #modelLabel?: string;

  static create(options: AllocationReaderOptions): AllocationReader {
    return new AllocationReader(options);
  }

  private constructor(options: AllocationReaderOptions) {
    const { client, cluster, labels, modelLabel } = options;
    this.#client = client;
    this.#cluster = cluster;
    this.#modelLabel = modelLabel;
    this.#labels = [
      ...new Set([
        ...labels,
        ...(modelLabel === undefined ? [] : [modelLabel]),
      ]),
    ];
    this.description = `Allocation of the cluster that OpenCost watches at ${cluster.baseUrl}`;
    this.fingerprint = JSON.stringify([
      'opencost allocation',
      cluster,
      this.#labels,
      modelLabel,
    ]);
  }

  async read(window: ReadWindow, { signal }: ReadOptions): Promise<Reading> {
    const findings = Findings.create();
    const parts: NodePart[] = [];
    const budget = this.#client.startBudget();
    for (let day = window.from; day <= window.through; day = addDays(day, 1)) {
      parts.push(...(await this.#partsOf(day, { findings, budget, signal })));
    }
    const gpus = gpusByNode(parts);
    return findings.toReading(
      parts.map(part => this.#toCharge(part, gpus.get(part.node!) ?? 0)),
    );
  }

  async #partsOf(
    day: Day,
    options: { findings: Findings; budget: ByteBudget; signal: AbortSignal },
  ): Promise<NodePart[]> {
    const { findings, budget, signal } = options;
    const { data } = await this.#client.getJson({
      path: PATH,
      query: [
        ['window', `${day}T00:00:00Z,${addDays(day, 1)}T00:00:00Z`],
        ['step', '1d'],
        [
          'aggregate',
          [
            'node',
            'namespace',
            ...this.#labels.map(of => `label:${of}`),
          ].join(),
        ],
        ['includeIdle', 'true'],
        ['idleByNode', 'true'],
      ],
      schema: allocationAnswer,
      budget,
      signal,
    });
    const entries = (data ?? []).flatMap(step => Object.entries(step ?? {}));
    return entries.flatMap(([name, value], at) => {
      const place = { file: `allocation of ${day}`, row: at + 1 };
      const read = findings.read(value, { schema: allocation, ...place });
      if (!read || read.cost === 0n) {
        return [];
      }
      const [node, ...others] = name.split('/');
      const idle = name.includes(IDLE);
      if (!read.node && SPECIAL.test(node) && !idle) {
        // A volume or a balancer on no machine.
        return [];
      }
      return [
        {
          ...read,
          day,
          node: read.node ?? node,
          namespace: idle ? undefined : read.namespace,
          labels: idle ? {} : this.#labelsIn(others.slice(1)),
          idle,
        },
      ];
    });
  }

  /** The values of labels stand in the name, in the order that was asked for. */
  #labelsIn(values: readonly string[]): Record<string, string> {
    return Object.fromEntries(
      this.#labels.flatMap((label, at) => {
        const value = values[at];
        return value === undefined || SPECIAL.test(value)
          ? []
          : [[label, value.replace(`${label}=`, '')]];
      }),
    );
  }

  #toCharge(part: NodePart, gpuCount: number): Charge {
    const { provider, account, currency } = this.#cluster;
    const { cluster, namespace, node, providerID, labels } = part;
    return {
      dimensions: {
        billingCurrency: currency,
        billingAccountId: account,
        serviceProviderName: provider,
        hostProviderName: provider,
        serviceCategory: 'Compute',
        serviceName: 'Kubernetes',
        chargeCategory: 'Usage',
        chargeDescription: part.idle ? 'Idle time of the node' : undefined,
        gpuCount: gpuCount > 0 ? gpuCount : undefined,
        resourceId: providerID ?? node,
        resourceName: node,
        resourceType: 'Kubernetes node',
        modelId:
          this.#modelLabel === undefined ? undefined : labels[this.#modelLabel],
        allocatedMethodId: METHOD,
        unitAsBilled: part.gpuHours === undefined ? undefined : 'GPU-Hours',
        tags: {
          ...(cluster && { cluster }),
          ...(namespace && { namespace }),
          ...labels,
        },
      },
      day: part.day,
      billed: 0n,
      effective: part.cost,
      list: part.cost,
      quantity: part.gpuHours,
    };
  }
}

/**
 * Accelerators of each node, from the hours of them that its containers held. A
 * node with a price for them has one at least.
 */
function gpusByNode(parts: readonly NodePart[]): Map<string, number> {
  const hours = new Map<string, number>();
  for (const { node, day, gpuHours = 0, gpuCost } of parts) {
    if (gpuHours > 0 || gpuCost !== 0n) {
      const key = JSON.stringify([node, day]);
      hours.set(key, (hours.get(key) ?? 0) + gpuHours);
    }
  }
  const gpus = new Map<string, number>();
  for (const [key, ofDay] of hours) {
    const [node] = JSON.parse(key) as [string];
    const count = Math.max(1, Math.round(ofDay / 24));
    gpus.set(node, Math.max(gpus.get(node) ?? 0, count));
  }
  return gpus;
}
