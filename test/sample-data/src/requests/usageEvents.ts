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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { PAYERS } from './callers';
import type { ModelRequest, Vendor } from './ModelRequest';
import { nameOf } from './nameOf';

/** As OpenTelemetry names them. */
const PROVIDERS: Record<Vendor, string> = {
  aws: 'aws.bedrock',
  azure: 'azure.ai.openai',
  gcp: 'gcp.vertex_ai',
  openai: 'openai',
  anthropic: 'anthropic',
};

const EVENTS_A_BATCH = 100;

/** Requests as a gateway pushes them: batches of CloudEvents. */
export function usageEvents(requests: readonly ModelRequest[]): unknown[][] {
  const batches: unknown[][] = [];
  for (let from = 0; from < requests.length; from += EVENTS_A_BATCH) {
    batches.push(requests.slice(from, from + EVENTS_A_BATCH).map(toEvent));
  }
  return batches;
}

function toEvent({ id, at, caller, model, tokens, costs }: ModelRequest) {
  const cost = Object.values(costs).reduce((sum, each) => sum + each, 0n);
  const { input = 0, cache_read, cache_write, output } = tokens;
  return {
    specversion: '1.0',
    type: 'dev.aicost.usage.v1',
    source: '//gateway.larkfield.example',
    id,
    time: at,
    data: {
      'gen_ai.provider.name': PROVIDERS[caller.vendor],
      'gen_ai.request.model': model.atGateway.slice(
        model.atGateway.indexOf('/') + 1,
      ),
      'gen_ai.operation.name': 'chat',
      'gen_ai.usage.input_tokens':
        input + (cache_read ?? 0) + (cache_write ?? 0),
      'gen_ai.usage.cache_read.input_tokens': cache_read,
      'gen_ai.usage.cache_creation.input_tokens': cache_write,
      'gen_ai.usage.output_tokens': output,
      requests: 1,
      'deployment.environment.name': caller.environment,
      account: PAYERS[caller.vendor],
      api_key_id: caller.key,
      tags: { component: nameOf(caller.entity) },
      estimated_cost: { amount: formatDecimal(cost), currency: 'USD' },
    },
  };
}
