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
  AlternativeClaim,
  AttributedChargeLine,
  ChargeLineQuery,
  Workload,
} from 'backstage-plugin-ai-cost-common';
import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import {
  ATTRIBUTION_COLUMNS,
  type AttributionRow,
} from '../../ledger/attributions/attributionRow';
import {
  CHARGE_LINE_COLUMNS,
  chargeLineOf,
  type ChargeLineRow,
} from '../../ledger/lines/chargeLineRow';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { CurrentDelivery } from '../freshness/currentDelivery';
import { costAmounts } from '../entity/currencyTotals';
import { readAllocations } from './readAllocations';
import type { LinePartKey } from './lineParts';
import type { LineCost } from './readLineCosts';

/**
 * What the bill says of some lines, and why they are the entity's, in the order
 * of their costs.
 */
export async function readLineDetails(options: {
  knex: Knex;
  /** The days. */
  query: Pick<ChargeLineQuery, 'from' | 'to'>;
  costs: readonly LineCost[];
  deliveries: readonly CurrentDelivery[];
}): Promise<AttributedChargeLine[]> {
  const { knex, query, costs, deliveries } = options;
  const lineIds = [...new Set(costs.map(({ lineId }) => lineId))];
  const lines = await readLines(knex, lineIds);
  const allocations = await readAllocations({
    knex,
    lineIds,
    deliveryIds: deliveries
      .filter(({ derivedAs }) => derivedAs === 'split_to')
      .map(({ id }) => id),
    days: query,
    methodOf: id => lines.get(id)!.allocatedMethodId,
  });
  const attributions = await readAttributions(knex, lineIds);
  const deliveryOf = new Map(deliveries.map(it => [it.id, it]));
  return costs.map(cost => {
    return {
      ...moneyOf(cost),
      ...billedAs(lines.get(cost.lineId)!),
      allocated: allocations.get(cost.lineId),
      ...attributedAs(attributions.get(partIdOf(cost))!),
      sourceId: deliveryOf.get(cost.deliveryId)!.sourceId,
      grade: deliveryOf.get(cost.deliveryId)!.grade,
    };
  });
}

/** The id of a line's part in an answer. */
export function partIdOf({ lineId, validFrom, part }: LinePartKey): string {
  return [lineId, validFrom, part].join(':');
}

function moneyOf(cost: LineCost) {
  return {
    id: partIdOf(cost),
    lineId: cost.lineId,
    currency: cost.currency,
    cost: costAmounts(cost.cost),
    lineCost: costAmounts(cost.lineCost),
    share: cost.share,
    firstDay: cost.firstDay,
    lastDay: cost.lastDay,
    quantity: cost.quantity,
  };
}

function billedAs(line: ChargeLine) {
  return {
    unit: line.unit,
    modelAsBilled: line.modelAsBilled,
    tokenClass: line.tokenClass,
    provider: line.serviceProviderName,
    service: line.serviceName,
    sku: line.skuId ?? line.skuMeter,
    description: line.chargeDescription,
    chargeCategory: line.chargeCategory,
    chargeClass: line.chargeClass,
    billingAccount: line.billingAccountId,
    subAccount: line.subAccountId,
    resource: line.resourceId ?? line.resourceName,
    region: line.regionId,
    tags: line.tags,
    classification: {
      rule: line.classificationRule,
      evidence: line.classificationEvidence,
    },
  };
}

function attributedAs(row: AttributionRow) {
  const alternatives: AlternativeClaim[] = JSON.parse(row.alternatives);
  return {
    environment: row.environment,
    model: row.model,
    workload: row.workload as Workload,
    attribution: {
      rule: row.rule,
      reason: row.reason,
      validFrom: row.valid_from || undefined,
      conflict: row.conflict === 1,
      sharedFrom: row.shared_from || undefined,
      alternatives,
    },
  };
}

async function readLines(
  knex: Knex,
  lineIds: readonly number[],
): Promise<Map<number, ChargeLine>> {
  const query = knex('charge_lines').select('id', ...CHARGE_LINE_COLUMNS);
  whereIdIn(query, 'id', lineIds);
  const rows: ChargeLineRow[] = await query;
  return new Map(rows.map(row => [row.id, chargeLineOf(row)]));
}

async function readAttributions(
  knex: Knex,
  lineIds: readonly number[],
): Promise<Map<string, AttributionRow>> {
  const query = knex('attributions').select(...ATTRIBUTION_COLUMNS);
  whereIdIn(query, 'line_id', lineIds);
  const rows: AttributionRow[] = await query;
  return new Map(
    rows.map(row => [
      partIdOf({
        lineId: row.line_id,
        validFrom: row.valid_from,
        part: row.part,
      }),
      row,
    ]),
  );
}
