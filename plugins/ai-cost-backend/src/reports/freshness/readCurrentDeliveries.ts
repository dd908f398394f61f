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

import type { SourceGrade } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { Derivation } from '../../ledger/deliveries/DerivedDeliveryStore';
import type { CurrentDelivery } from './currentDelivery';

interface DeliveryRow {
  id: number;
  source_id: string;
  period: string;
  grade: string;
  counted: number;
  derived_as: string | null;
  first_charge_day: string | null;
  last_charge_day: string | null;
  current_at: string;
}

/** All visible deliveries, by source and period. */
export async function readCurrentDeliveries(
  knex: Knex,
): Promise<CurrentDelivery[]> {
  const rows: DeliveryRow[] = await knex('deliveries')
    .whereIn('status', ['current', 'derived'])
    .orderBy(['source_id', 'period', 'id'])
    .select([
      'id',
      'source_id',
      'period',
      'grade',
      'counted',
      'derived_as',
      'first_charge_day',
      'last_charge_day',
      'current_at',
    ]);
  return rows.map(row => ({
    id: row.id,
    sourceId: row.source_id,
    period: row.period,
    grade: row.grade as SourceGrade,
    counted: row.counted === 1,
    derivedAs: (row.derived_as ?? undefined) as Derivation | undefined,
    firstChargeDay: row.first_charge_day ?? undefined,
    lastChargeDay: row.last_charge_day ?? undefined,
    currentAt: row.current_at,
  }));
}
