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

import { nobodys } from '../../spending/Truth';
import type { Story } from '../../story/Story';
import type { OpenAiKind } from './openAiTokens';
import type { PricedModel, TokenUse } from './tokenUses';

/** Projects of Larkfield's OpenAI organisation. */
export const PROJECTS = {
  chargeback: { id: 'proj_chargeback', name: 'Chargebacks' },
  reviews: { id: 'proj_reviews', name: 'Reviews' },
  care: { id: 'proj_care', name: 'Customer care' },
  platform: { id: 'proj_platform', name: 'Platform' },
  evals: { id: 'proj_evals', name: 'Evaluations' },
  embeddings: { id: 'proj_embeddings', name: 'Embeddings' },
  tuning: { id: 'proj_care_tuning', name: 'Care tuning' },
  trips: { id: 'proj_trips', name: 'Trips' },
} as const;

type Model = PricedModel<OpenAiKind>;

const GPT_5_MINI: Model = {
  id: 'gpt-5-mini-2025-08-07',
  family: 'GPT-5',
  version: '2025-08-07',
  nanos: { input: 250_000_000, cached: 25_000_000, output: 2_000_000_000 },
  nanosAfterCut: {
    input: 180_000_000,
    cached: 18_000_000,
    output: 1_440_000_000,
  },
};

const GPT_41_MINI: Model = {
  id: 'gpt-4.1-mini-2025-04-14',
  family: 'GPT-4.1',
  version: '2025-04-14',
  nanos: {
    input: 400_000_000,
    output: 1_600_000_000,
    batchInput: 200_000_000,
    batchOutput: 800_000_000,
  },
};

const GPT_41_MINI_TRAINING: Model = {
  ...GPT_41_MINI,
  nanos: { training: 5_000_000_000 },
  workload: 'fine-tuning',
};

const GPT_51: Model = {
  id: 'gpt-5.1-2025-11-13',
  family: 'GPT-5.1',
  version: '2025-11-13',
  nanos: { input: 1_250_000_000, cached: 125_000_000, output: 10_000_000_000 },
};

const GPT_4O_MINI: Model = {
  id: 'gpt-4o-mini-2024-07-18',
  family: 'GPT-4o',
  version: '2024-07-18',
  nanos: { input: 150_000_000, cached: 75_000_000, output: 600_000_000 },
};

const EMBEDDING: Model = {
  id: 'text-embedding-3-small',
  family: 'text-embedding-3',
  version: '3',
  nanos: { input: 20_000_000 },
  workload: 'embedding',
};

/** Who calls which models of OpenAI, under which project and key. */
export function openAiUses(story: Story): TokenUse<OpenAiKind>[] {
  return [
    {
      name: 'chargeback-assistant',
      subAccount: PROJECTS.chargeback,
      truth: {
        entity: 'component:default/chargeback-assistant',
        environment: 'production',
      },
      calls: [
        {
          model: GPT_5_MINI,
          perDay: { input: 340, cached: 210, output: 46 },
        },
      ],
      growth: 28,
      weekend: 850,
    },
    {
      name: 'reviews',
      subAccount: PROJECTS.reviews,
      // Two components claim the project.
      truth: {
        entity: [
          'component:default/review-moderation',
          'component:default/review-translator',
        ],
      },
      calls: [
        {
          model: GPT_41_MINI,
          perDay: { batchInput: 190, batchOutput: 38 },
        },
      ],
    },
    {
      name: 'call-summarizer',
      subAccount: PROJECTS.care,
      credentialId: 'key_call_summarizer',
      truth: { entity: 'component:default/call-summarizer' },
      calls: [
        {
          model: GPT_4O_MINI,
          perDay: { input: 260, cached: 70, output: 31 },
          factor: day => 1000 - story.migrated(day),
        },
        {
          model: GPT_5_MINI,
          perDay: { input: 250, cached: 90, output: 27 },
          factor: day => story.migrated(day),
        },
      ],
      weekend: 450,
    },
    {
      name: 'gateway',
      subAccount: PROJECTS.platform,
      credentialId: 'key_gateway',
      // The key is more specific than the project.
      truth: {
        entity: 'component:default/llm-gateway',
        environment: 'production',
        // `ai-cost/share` of the gateway.
        sharedAmong: {
          'component:default/developer-tools': 40,
          'component:default/chargeback-assistant': 35,
          'component:default/llm-gateway': 25,
        },
      },
      calls: [
        { model: GPT_51, perDay: { input: 44, cached: 30, output: 5.5 } },
        { model: GPT_5_MINI, perDay: { input: 75, output: 12 } },
      ],
      growth: 65,
    },
    {
      name: 'developer-tools',
      subAccount: PROJECTS.platform,
      credentialId: 'key_portal_search',
      truth: { entity: 'component:default/developer-tools' },
      calls: [{ model: GPT_5_MINI, perDay: { input: 52, output: 7 } }],
      weekend: 100,
    },
    {
      name: 'eval-harness',
      subAccount: PROJECTS.evals,
      // `ai-cost/workload` of the harness; tokens alone say inference.
      truth: {
        entity: 'component:default/eval-harness',
        workload: 'evaluation',
      },
      calls: [
        { model: GPT_51, perDay: { input: 28, output: 4 } },
        { model: GPT_41_MINI, perDay: { input: 33, output: 6 } },
      ],
      weekend: 150,
    },
    {
      name: 'embeddings',
      subAccount: PROJECTS.embeddings,
      truth: { entity: 'component:default/knowledge-indexer' },
      calls: [{ model: EMBEDDING, perDay: { input: 2_400 } }],
      weekend: 350,
    },
    {
      name: 'tuning',
      subAccount: PROJECTS.tuning,
      truth: { entity: 'component:default/care-model-tuning' },
      calls: [
        {
          model: GPT_41_MINI_TRAINING,
          perDay: { training: 72 },
          factor: day => (day.index % 28 === 17 ? 1000 : 0),
        },
      ],
    },
    {
      name: 'trips',
      subAccount: PROJECTS.trips,
      // `ai-cost/environment` of the trip assistant.
      truth: {
        entity: 'component:default/trip-assistant',
        environment: 'production',
      },
      calls: [
        {
          model: GPT_5_MINI,
          perDay: { input: 130, cached: 95, output: 16 },
          factor: day => (story.hasLaunched(day) ? 1000 : 0),
        },
      ],
      growth: 40,
      weekend: 1200,
    },
    {
      name: 'default-project',
      credentialId: 'key_unknown_script',
      truth: nobodys('no_tags'),
      calls: [{ model: GPT_51, perDay: { input: 19, output: 3.2 } }],
      growth: 30,
      weekend: 400,
    },
  ];
}
