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

import { Nobodys, nobodys, Ownership } from '../../spending/Truth';
import type { StoryDay } from '../../story/Story';
import type { SubscriptionName } from './azureUsage';
import type { TokenMeterName } from './tokenMeters';

/** An Azure OpenAI account and who uses it. */
export interface OpenAiAccount {
  resource: string;
  subscription: SubscriptionName;
  tags?: Record<string, string>;
  truth: Pick<Ownership, 'entity' | 'environment' | 'workload'> | Nobodys;
  /** Blocks on a working day of the first month. */
  perDay: Partial<Record<TokenMeterName, number>>;
  growth?: number;
  weekend?: number;
  factor?: (day: StoryDay) => number;
}

/** Larkfield's Azure OpenAI accounts. */
export const OPENAI_ACCOUNTS: OpenAiAccount[] = [
  {
    resource: 'aoai-care-weu',
    subscription: 'care',
    tags: { Environment: 'Prod', ' Application': 'care' },
    truth: {
      entity: 'component:default/support-copilot',
      environment: 'production',
    },
    perDay: { miniInput: 410, miniCached: 690, miniOutput: 64 },
    growth: 45,
    weekend: 720,
  },
  {
    resource: 'aoai-voice-weu',
    subscription: 'care',
    tags: { Component: 'call-summarizer', Stage: 'live' },
    truth: {
      entity: 'component:default/call-summarizer',
      environment: 'production',
    },
    perDay: { gpt5Input: 58, gpt5Output: 7.5 },
    growth: 30,
    weekend: 500,
  },
  {
    resource: 'aoai-dev-weu',
    subscription: 'development',
    tags: { CostCenter: 'CC-1200', env: 'Dev' },
    // `ai-cost/workload` of the coding assistants; the meter names none.
    truth: {
      entity: 'component:default/coding-assistants',
      environment: 'development',
      workload: 'tooling',
    },
    perDay: { codexInput: 96, codexOutput: 11 },
    growth: 85,
    weekend: 120,
  },
  {
    resource: 'aoai-search-weu',
    subscription: 'care',
    tags: { Service: 'knowledge-indexer', ENVIRONMENT: 'Production' },
    truth: {
      entity: 'component:default/knowledge-indexer',
      environment: 'production',
    },
    perDay: { embedding: 310_000 },
    weekend: 400,
  },
  {
    resource: 'aoai-tuning-weu',
    subscription: 'care',
    tags: { ' Project ': 'care-tuning', Environment: 'development' },
    truth: {
      entity: 'component:default/care-model-tuning',
      environment: 'development',
    },
    perDay: { tuning: 64 },
    factor: day => (day.index % 21 === 9 ? 1000 : 0),
  },
  {
    resource: 'aoai-lab-weu',
    subscription: 'finance',
    truth: nobodys('no_tags'),
    perDay: { miniInput: 48, miniOutput: 9 },
    weekend: 300,
  },
];
