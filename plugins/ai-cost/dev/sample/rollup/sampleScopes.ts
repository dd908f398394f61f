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

import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { addDays, type Day } from 'backstage-plugin-ai-cost-common';
import { sampleCharge } from '../sampleCharges';
import { sampleEntities } from '../sampleEntities';
import type { SampleEntity } from '../SampleEntity';
import type { SampleScope, SampleScopeAnswer } from './SampleScope';

const RISK = 'group:default/risk';
const PAYMENTS = 'system:default/payments';

/** One scope for each state of the tab of teams and systems. */
export function sampleScopes(today: Day): Record<string, SampleScopeAnswer> {
  const company = riskScope(today);
  return {
    [RISK]: company,
    'user:default/ann': { ...company, children: company.children?.slice(0, 1) },
    [PAYMENTS]: { ...company, children: [], hidden: undefined },
    'domain:default/money': { ...company, hidden: undefined },
    'group:default/newcomers': { members: {} },
    'group:default/quiet': { members: {}, idle: 3 },
    'group:default/veiled': { members: {}, hidden: 2 },
    'group:default/broken': new ServiceUnavailableError(
      'The ledger’s database does not answer',
    ),
    'group:default/secret': new NotAllowedError('Not allowed'),
  };
}

function riskScope(today: Day): SampleScope {
  const entities = sampleEntities(today);
  const of = (ref: string) => entities[ref] as SampleEntity;
  return {
    members: {
      'component:default/fraud-scoring': {
        entity: of('component:default/fraud-scoring'),
        title: 'Fraud scoring',
        type: 'service',
        owner: 'group:default/fraud',
        system: PAYMENTS,
        problems: 1,
        value: {
          unit: 'prediction',
          units: 2_000_000,
          unitCost: 0.0088,
          previousUnitCost: 0.008,
          unitCostTarget: 0.0085,
          requests: 2_100_000,
          p95: 0.904,
          errorRate: 0.0012,
          quality: {
            key: 'accuracy',
            name: 'accuracy',
            value: 0.947,
            sampleSize: 1200,
            day: addDays(today, -2),
          },
        },
      },
      'resource:default/embedding-index': {
        entity: of('resource:default/embedding-index'),
        kind: 'Resource',
        type: 'index',
        owner: 'group:default/search',
      },
      'component:default/chargebacks': {
        entity: oneLine(today, { lineId: 70, perDay: 40 }),
        type: 'service',
        owner: 'group:default/fraud',
        system: PAYMENTS,
        shared: true,
      },
      'component:default/disputes': {
        entity: oneLine(today, {
          lineId: 80,
          perDay: 25,
          startsOn: addDays(today, -10),
        }),
        type: 'service',
        owner: 'group:default/fraud',
        value: { p95: 2.4 },
      },
      'component:default/old-rules': {
        entity: oneLine(today, { lineId: 90, perDay: 3 }),
        owner: 'group:default/fraud',
        retired: true,
      },
    },
    idle: 4,
    hidden: 2,
    children: [
      {
        entityRef: 'group:default/fraud',
        title: 'Fraud',
        entities: 7,
        cost: '18900.12',
        completeCost: '18000',
        previousCost: '17000',
      },
      {
        entityRef: 'group:default/search',
        entities: 2,
        cost: '120',
        completeCost: '100',
        previousCost: '125',
      },
    ],
    movers: [
      {
        entityRef: 'component:default/fraud-scoring',
        title: 'Fraud scoring',
        change: '633.83',
        drivers: [
          { driver: 'price', amount: '-270.17' },
          { driver: 'volume', amount: '904' },
        ],
      },
      {
        entityRef: 'component:default/disputes',
        change: '210',
        drivers: [{ driver: 'new', amount: '210' }],
      },
    ],
  };
}

function oneLine(
  today: Day,
  options: { lineId: number; perDay: number; startsOn?: Day },
): SampleEntity {
  const { lineId, ...difference } = options;
  return {
    charges: [
      sampleCharge(lineId, { model: 'claude-haiku-4-5', ...difference }),
    ],
    completeThrough: addDays(today, -2),
    lastChargeDay: today,
    freshness: [],
  };
}
