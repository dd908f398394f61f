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

import type {
  ChargeDimensions,
  ChargeLine,
  Classifier,
} from 'backstage-plugin-ai-cost-node';
import type { UsageSeries } from '../store/usageSeries';
import { usageTags } from './usageTags';

/**
 * Puts usage in the words of a bill, so that whoever decides to whom charges
 * belong decides it for usage in the same way.
 */
export class UsageLines {
  readonly #classifier: Classifier;
  readonly #environmentTag?: string;

  static create(options: {
    classifier: Classifier;
    /** Keys of the tags that name an environment, the most trusted first. */
    environmentTags: readonly string[];
  }): UsageLines {
    return new UsageLines(options.classifier, options.environmentTags[0]);
  }

  private constructor(classifier: Classifier, environmentTag?: string) {
    this.#classifier = classifier;
    this.#environmentTag = environmentTag;
  }

  /** Changes with what lines say. */
  get fingerprint(): string {
    return this.#classifier.fingerprint;
  }

  /** @param series - of telemetry, it may say what was called */
  lineOf(series: UsageSeries & { resource?: string }): ChargeLine {
    const dimensions: ChargeDimensions = {
      // Usage has no money, so neither a currency nor, often, who is billed.
      billingCurrency: '',
      billingAccountId: series.account ?? '',
      subAccountId: series.project,
      serviceProviderName: series.provider,
      serviceCategory: 'AI and Machine Learning',
      serviceName: series.provider,
      chargeCategory: 'Usage',
      operation: series.operation,
      resourceId: series.resource,
      modelId: series.model,
      credentialId: series.apiKeyId,
      tags: usageTags(series, this.#environmentTag),
    };
    // Who reports it here says that it is AI, whatever rules make of bills.
    return (
      this.#classifier.classify(dimensions)?.line ?? {
        ...dimensions,
        workload: 'other',
        workloadFromBill: false,
        modelAsBilled: series.model,
        model: series.model,
        classificationRule: 'usage',
        classificationEvidence: `Reported by ${series.reporter}`,
      }
    );
  }
}
