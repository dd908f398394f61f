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

import { addDays } from 'backstage-plugin-ai-cost-common';
import { entityRef, FIRST_DAY, SHAPE } from '../report/fillLedger';
import { ownerOf, TEAMS } from './organisation';

/** What somebody asks of the spend of many entities. */
export interface Question {
  name: string;
  /** @param asked - how often it was asked before: no answer is a repeated one */
  path(asked: number): string;
  /** What is posted; a `GET` when left out. */
  body?(asked: number): object;
}

const LAST_DAY = addDays(FIRST_DAY, SHAPE.days - 1);
const COSTS = ['provider', 'model', 'workload', 'service', 'environment'];
const GROUPS = [...COSTS, 'owner', 'entity'];

/** All that is measured, over twelve months, or the days of one. */
export const QUESTIONS: readonly Question[] = [
  {
    // Two hundred components.
    name: 'group',
    path: asked =>
      `rollups/group/default/team-${
        asked % TEAMS
      }/costs?from=${FIRST_DAY}&to=${LAST_DAY}&granularity=month&groupBy=model`,
  },
  {
    name: 'group-by-entity',
    path: asked =>
      `rollups/group/default/team-${
        asked % TEAMS
      }/costs?from=${FIRST_DAY}&to=${LAST_DAY}&granularity=month&groupBy=entity`,
  },
  {
    // A group whose year ends within a month: also days are read.
    name: 'group-unaligned',
    path: asked =>
      `rollups/group/default/team-${asked % TEAMS}/costs?from=${addDays(
        FIRST_DAY,
        10,
      )}&to=${addDays(LAST_DAY, -10)}&granularity=month&groupBy=model`,
  },
  {
    name: 'entity',
    path: asked =>
      `entities/component/default/service-${
        (asked * 2377) % SHAPE.entities
      }/costs?from=${FIRST_DAY}&to=${LAST_DAY}&granularity=month`,
  },
  {
    // A pattern that about a thousand lines match, of as many others.
    name: 'trial',
    path: () => 'coverage/trial',
    body: asked => ({
      from: FIRST_DAY,
      to: LAST_DAY,
      annotation: {
        entityRef: entityRef((asked * 2377) % SHAPE.entities),
        annotation: 'ai-cost/resources',
        value: `resource-1${asked % 10}*`,
      },
    }),
  },
  {
    name: 'overview',
    path: asked => overview({ groupBy: COSTS[asked % COSTS.length] }),
  },
  { name: 'overview-owners', path: () => overview({ groupBy: 'owner' }) },
  { name: 'overview-entities', path: () => overview({ groupBy: 'entity' }) },
  {
    name: 'overview-filtered',
    path: asked =>
      overview({
        groupBy: COSTS[asked % COSTS.length],
        'filter[environment]': ['production', 'staging'][asked % 2],
      }),
  },
  {
    name: 'overview-of-owner',
    path: asked =>
      overview({ groupBy: 'entity', 'filter[owner]': ownerOf(asked) }),
  },
  {
    name: 'overview-days',
    path: asked =>
      overview({
        from: addDays(LAST_DAY, -29),
        granularity: 'day',
        groupBy: GROUPS[asked % GROUPS.length],
      }),
  },
  { name: 'sprawl', path: () => `sprawl?from=${FIRST_DAY}&to=${LAST_DAY}` },
  { name: 'models', path: () => `models?from=${FIRST_DAY}&to=${LAST_DAY}` },
];

function overview(options: Record<string, string>): string {
  const asked = new URLSearchParams({
    from: FIRST_DAY,
    to: LAST_DAY,
    granularity: 'month',
    ...options,
  });
  return `overview?${asked}`;
}
