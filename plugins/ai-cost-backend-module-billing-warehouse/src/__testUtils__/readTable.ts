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

import { mockServices } from '@backstage/backend-test-utils';
import type { Month } from 'backstage-plugin-ai-cost-common';
import {
  DefaultClassifier,
  type BillingSourceContext,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { parseTablePath } from '../sql/TablePath';
import {
  WarehouseBillingSource,
  type WarehouseBillingSourceOptions,
} from '../source/WarehouseBillingSource';
import type { BillTable } from './BillTable';
import type { EngineUnderTest } from './EngineUnderTest';

/** What the plugin hands to a source. */
export function contextOf(signal?: AbortSignal): BillingSourceContext {
  return {
    logger: mockServices.logger.mock(),
    classifier: DefaultClassifier.create(),
    signal: signal ?? new AbortController().signal,
  };
}

/** A source over a bill in an engine. */
export async function sourceOver(
  engine: EngineUnderTest,
  bill: BillTable,
  options?: Partial<WarehouseBillingSourceOptions>,
): Promise<WarehouseBillingSource> {
  const { table, connector } = await engine.load(bill);
  return WarehouseBillingSource.create({
    id: 'warehouse',
    dialect: engine.dialect,
    connector,
    table: parseTablePath(table, engine.dialect.pathParts),
    columns: new Map(),
    schedule: { frequency: { hours: 1 }, timeout: { hours: 1 } },
    completenessLagDays: 2,
    ...options,
  });
}

/** Opens the offer of a period, which there has to be. */
export async function openPeriod(
  source: WarehouseBillingSource,
  period: Month,
): Promise<OpenDelivery> {
  const { offers } = await source.discover(contextOf());
  const offer = offers.find(item => item.period === period);
  if (!offer) {
    throw new Error(`there is no offer of ${period}`);
  }
  return source.open(offer, contextOf());
}
