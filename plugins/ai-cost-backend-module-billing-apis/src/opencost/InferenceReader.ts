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

import { addDays, isDay } from 'backstage-plugin-ai-cost-common';
import { usageCharges, type ApiClient } from 'backstage-plugin-ai-cost-node';
import { ChargeTally } from '../source/ChargeTally';
import type {
  CostReader,
  Reading,
  ReadOptions,
  ReadWindow,
} from '../source/CostReader';
import { Findings } from '../source/Findings';
import type { Cluster } from './Cluster';
import { inferenceAnswer, inferenceCost } from './shapes';

const PATH = 'inferenceCost/timeseries';
const METHOD = 'opencost:inference';

/**
 * Reads what the models cost that a cluster serves, with their tokens: the whole
 * cost of hosting them, as the bill has it, and not their busy time alone.
 */
export class InferenceReader implements CostReader {
  readonly grade = 'allocated';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 1;
  readonly readsToday = false;
  readonly #client: ApiClient;
  readonly #cluster: Cluster;

  static create(options: {
    client: ApiClient;
    cluster: Cluster;
  }): InferenceReader {
    return new InferenceReader(options);
  }

  private constructor(options: { client: ApiClient; cluster: Cluster }) {
    this.#client = options.client;
    this.#cluster = options.cluster;
    this.description = `Models served by the cluster that OpenCost watches at ${options.cluster.baseUrl}`;
    this.fingerprint = JSON.stringify(['opencost inference', options.cluster]);
  }

  async read(window: ReadWindow, { signal }: ReadOptions): Promise<Reading> {
    const findings = Findings.create();
    const tally = ChargeTally.create();
    const { data } = await this.#client.getJson({
      path: PATH,
      query: [
        [
          'window',
          `${window.from}T00:00:00Z,${addDays(window.through, 1)}T00:00:00Z`,
        ],
        ['costBasis', 'allocation'],
        ['aggregate', 'model_name,namespace,cluster'],
        ['accumulate', 'day'],
      ],
      schema: inferenceAnswer,
      signal,
    });
    for (const { window: ofSet, inferenceCosts } of data.sets) {
      const day = ofSet.start.slice(0, 10);
      const rows = Object.values(inferenceCosts ?? {});
      for (const [at, row] of rows.entries()) {
        const place = { file: `inference cost of ${day}`, row: at + 1 };
        if (!isDay(day) || day < window.from || day > window.through) {
          findings.reject({ ...place, problem: 'is of a day not asked for' });
        } else {
          const cost = findings.read(row, { schema: inferenceCost, ...place });
          if (cost) {
            const charges = usageCharges({
              dimensions: this.#dimensionsOf(cost.properties),
              day,
              cost: cost.totalCost,
              tokens: {
                input: cost.promptTokens,
                output: cost.generationTokens,
              },
              inputIncludesCache: true,
            });
            for (const charge of charges) {
              tally.add(charge);
            }
          }
        }
      }
    }
    return findings.toReading(tally.charges());
  }

  #dimensionsOf(properties: {
    modelName?: string;
    namespace?: string;
    cluster?: string;
  }) {
    const { provider, account, currency } = this.#cluster;
    const { modelName, namespace, cluster } = properties;
    return {
      billingCurrency: currency,
      billingAccountId: account,
      serviceProviderName: provider,
      hostProviderName: provider,
      serviceCategory: 'AI and Machine Learning',
      serviceName: 'Kubernetes',
      chargeCategory: 'Usage',
      modelId: modelName,
      allocatedMethodId: METHOD,
      tags: {
        ...(cluster && { cluster }),
        ...(namespace && { namespace }),
      },
    };
  }
}
