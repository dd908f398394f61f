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

import { WORKLOADS } from 'backstage-plugin-ai-cost-common';
import type {
  ChargeDimensions,
  ClassifiedCharge,
  Classifier,
} from 'backstage-plugin-ai-cost-node';

/** Takes every charge for AI: whoever wrote it down here said so. */
export class CustomCostClassifier implements Classifier {
  readonly #classifier: Classifier;
  readonly #sourceId: string;
  readonly #workloadTag: string;

  static create(options: {
    /** What it is asked first. */
    classifier: Classifier;
    sourceId: string;
    /** Key of the tag that names a workload. */
    workloadTag: string;
  }): CustomCostClassifier {
    return new CustomCostClassifier(options);
  }

  private constructor(
    options: Parameters<typeof CustomCostClassifier.create>[0],
  ) {
    this.#classifier = options.classifier;
    this.#sourceId = options.sourceId;
    this.#workloadTag = options.workloadTag;
  }

  get fingerprint(): string {
    return this.#classifier.fingerprint;
  }

  classify(charge: ChargeDimensions): ClassifiedCharge {
    const known = this.#classifier.classify(charge);
    if (known) {
      return known;
    }
    const named = charge.tags[this.#workloadTag];
    const workload = WORKLOADS.find(word => word === named);
    return {
      line: {
        ...charge,
        workload: workload ?? 'other',
        workloadFromBill: workload !== undefined,
        classificationRule: 'custom-cost',
        classificationEvidence: `A cost of the source ${this.#sourceId}`,
      },
      quantityFactor: 1,
    };
  }
}
