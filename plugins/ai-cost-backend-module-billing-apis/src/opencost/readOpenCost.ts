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

import { isCurrencyCode } from 'backstage-plugin-ai-cost-common';
import type { CostReader } from '../source/CostReader';
import type { SourceConfig } from '../source/SourceConfig';
import { AllocationReader } from './AllocationReader';
import { InferenceReader } from './InferenceReader';

/** OpenCost's own default. */
const DEFAULT_CURRENCY = 'USD';
const DEFAULT_LABELS = ['app'];

/** Reads a source of type `opencost`. */
export function readOpenCost(config: SourceConfig): CostReader {
  const apiKey = config.optionalText('apiKey') && config.secret('apiKey');
  const client = config.client({
    headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
    secrets: apiKey ? [apiKey] : [],
  });
  const currency = config.optionalText('currency') ?? DEFAULT_CURRENCY;
  if (!isCurrencyCode(currency)) {
    throw config.wrong('currency', 'is no code such as USD');
  }
  const cluster = {
    baseUrl: config.text('baseUrl'),
    provider: config.text('provider'),
    account: config.text('account'),
    currency,
  };
  return config.oneOf('cost', ['allocation', 'inference']) === 'allocation'
    ? AllocationReader.create({
        client,
        cluster,
        labels: config.list('labels') ?? DEFAULT_LABELS,
        modelLabel: config.optionalText('modelLabel'),
      })
    : InferenceReader.create({ client, cluster });
}
