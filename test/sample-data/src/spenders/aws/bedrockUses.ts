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
import type { Story, StoryDay } from '../../story/Story';
import type { BedrockUse } from './BedrockUse';
import type { BedrockMeterName } from './bedrockMeters';

const WORKDAY_HOURS = [6, 13];

/** Who calls which models on Amazon Bedrock, how they tag it, and whose it is. */
export function bedrockUses(story: Story): BedrockUse[] {
  const migrating = (meter: BedrockMeterName, day: StoryDay) => {
    const moved = story.migrated(day);
    return meter.startsWith('sonnet46') ? moved : 1000 - moved;
  };
  const tripAssistant = 'component:default/trip-assistant';
  const launched = (day: StoryDay) => (story.hasLaunched(day) ? 1000 : 0);

  return [
    {
      name: 'trip-assistant',
      account: 'production',
      tags: { application: 'trip-assistant', environment: 'production' },
      truth: { entity: tripAssistant, environment: 'production' },
      perDay: {
        sonnet45Input: 36_000,
        sonnet45Output: 5_200,
        sonnet45CacheRead: 88_000,
        sonnet45CacheWrite: 6_400,
        sonnet46Input: 41_000,
        sonnet46Output: 5_600,
      },
      growth: 110,
      weekend: 1250,
      factor: launched,
      meterFactor: migrating,
      hours: WORKDAY_HOURS,
    },
    {
      name: 'trip-assistant-guardrails',
      account: 'production',
      tags: { application: 'trip-assistant', environment: 'production' },
      truth: { entity: tripAssistant, environment: 'production' },
      perDay: { guardrail: 210_000 },
      growth: 110,
      weekend: 1250,
      factor: launched,
    },
    {
      name: 'trip-assistant-staging',
      account: 'staging',
      tags: { application: 'trip-assistant', environment: 'stg' },
      truth: { entity: tripAssistant, environment: 'staging' },
      perDay: { sonnet45Input: 4_100, sonnet45Output: 640 },
      weekend: 150,
    },
    {
      name: 'support-copilot',
      account: 'production',
      tags: {
        component: 'support-copilot',
        env: 'prod',
        team: 'customer-care',
      },
      truth: {
        entity: 'component:default/support-copilot',
        environment: 'production',
      },
      perDay: {
        sonnet45Input: 22_000,
        sonnet45Output: 3_900,
        sonnet45CacheRead: 61_000,
        sonnet45CacheWrite: 4_300,
      },
      growth: 35,
      weekend: 700,
      hours: WORKDAY_HOURS,
    },
    {
      name: 'assistant-mcp',
      account: 'production',
      tags: { service: 'assistant-mcp', stage: 'live' },
      truth: {
        entity: 'api:default/assistant-mcp',
        environment: 'production',
      },
      perDay: { haiku45BatchInput: 64_000, haiku45BatchOutput: 9_500 },
      growth: 60,
    },
    {
      name: 'query-understanding',
      account: 'production',
      tags: {
        'backstage.io/entity': 'component:default/query-understanding',
        environment: 'production',
      },
      truth: {
        entity: 'component:default/query-understanding',
        environment: 'production',
      },
      perDay: { novaInput: 820_000, novaOutput: 96_000 },
      growth: 40,
      weekend: 1180,
      hours: WORKDAY_HOURS,
    },
    {
      name: 'knowledge-indexer',
      account: 'production',
      tags: { app: 'knowledge-indexer', environment: 'prd' },
      truth: {
        entity: 'component:default/knowledge-indexer',
        environment: 'production',
      },
      perDay: { titanEmbedding: 1_900_000 },
      weekend: 300,
    },
    {
      name: 'knowledge-indexer-preprod',
      account: 'staging',
      tags: { app: 'knowledge-indexer', environment: 'preprod' },
      truth: {
        entity: 'component:default/knowledge-indexer',
        environment: 'staging',
      },
      perDay: { titanEmbedding: 240_000 },
      weekend: 100,
    },
    {
      name: 'care-model-tuning',
      account: 'development',
      tags: { project: 'care-tuning', environment: 'dev' },
      truth: {
        entity: 'component:default/care-model-tuning',
        environment: 'development',
      },
      perDay: { llamaCustomization: 41_000 },
      // One run in the night to every fifteenth day.
      factor: day => (day.index % 15 === 4 ? 1000 : 0),
    },
    {
      name: 'agents-in-research',
      account: 'research',
      tags: { squad: 'agents', env: 'qa' },
      // Not the research agent's, whose `ai-cost/models` names another model:
      // then the account decides.
      truth: { entity: 'component:default/notebooks', environment: 'test' },
      perDay: { novaInput: 120_000, novaOutput: 31_000 },
      weekend: 50,
    },
    {
      name: 'agents-elsewhere',
      account: 'development',
      tags: { squad: 'agents', env: 'qa' },
      truth: nobodys('no_entity_tag'),
      perDay: { novaInput: 64_000, novaOutput: 15_000 },
      weekend: 50,
    },
    {
      name: 'playground',
      account: 'development',
      // Only the model is known: the entity that is this model takes it.
      truth: { entity: 'resource:default/claude-sonnet' },
      perDay: { sonnet45Input: 5_200, sonnet45Output: 1_100 },
      weekend: 120,
    },
    {
      name: 'untagged',
      account: 'development',
      truth: nobodys('no_tags'),
      perDay: { novaInput: 410_000, novaOutput: 72_000 },
      growth: 20,
    },
    {
      name: 'loyalty',
      account: 'production',
      tags: { application: 'loyalty', environment: 'production' },
      truth: nobodys('unknown_entity'),
      perDay: { novaInput: 530_000, novaOutput: 88_000 },
    },
    {
      name: 'baggage',
      account: 'production',
      tags: { application: 'baggage-predictor-ml', environment: 'production' },
      truth: nobodys('unknown_entity'),
      perDay: { haiku45Input: 9_400, haiku45Output: 1_700 },
    },
    {
      name: 'stay-assistant',
      account: 'production',
      tags: { application: 'stay-assistant', environment: 'production' },
      truth: {
        entity: 'component:default/stay-assistant',
        environment: 'production',
      },
      perDay: { haiku45Input: 13_000, haiku45Output: 2_400 },
      factor: day => (story.isRenamed(day) ? 1000 : 0),
    },
    {
      name: 'hotel-chat',
      account: 'production',
      // The name of the stay assistant before, which the catalog forgot.
      tags: { application: 'hotel-chat', environment: 'production' },
      truth: nobodys('unknown_entity'),
      perDay: { haiku45Input: 12_000, haiku45Output: 2_300 },
      factor: day => (story.isRenamed(day) ? 0 : 1000),
    },
    {
      name: 'seat-map-reader',
      account: 'production',
      tags: { application: 'seat-map-reader', environment: 'production' },
      truth: nobodys('orphaned_entity'),
      perDay: { novaInput: 360_000, novaOutput: 52_000 },
    },
    {
      name: 'cmdb',
      account: 'production',
      // No convention reads this key, but its value is the name of a component.
      tags: { cmdb_app: 'booking-service', environment: 'production' },
      truth: nobodys('no_entity_tag'),
      perDay: { haiku45Input: 7_500, haiku45Output: 1_300 },
      growth: 25,
    },
    {
      name: 'loyalty-points',
      account: 'production',
      tags: { app: 'loyalty-points', env: 'production' },
      truth: nobodys('ambiguous_entity'),
      perDay: { novaInput: 290_000, novaOutput: 41_000 },
    },
    {
      name: 'only-a-team',
      account: 'production',
      tags: { team: 'pricing', Name: 'weekly fare digest' },
      truth: nobodys('no_entity_tag'),
      perDay: { novaInput: 180_000, novaOutput: 66_000 },
      weekend: 0,
    },
  ];
}
