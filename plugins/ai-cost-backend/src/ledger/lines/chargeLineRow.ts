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

import type { TokenClass, Workload } from 'backstage-plugin-ai-cost-common';
import type {
  ChargeDimensions,
  ChargeLine,
} from 'backstage-plugin-ai-cost-node';
import { storableText } from '../storableText';
import type { LedgerValue } from '../writers/LedgerWriter';

/** A row of `charge_lines`. */
export interface ChargeLineRow {
  id: number;
  workload: string;
  model_as_billed: string | null;
  model: string | null;
  token_class: string | null;
  unit: string | null;
  dimensions: string;
  classification_rule: string;
  classification_evidence: string;
  workload_from_bill: number;
}

/** The columns of a charge line beside its id and hash. */
export const CHARGE_LINE_COLUMNS = [
  'currency',
  'provider',
  'service',
  'workload',
  'model_as_billed',
  'model',
  'token_class',
  'unit',
  'dimensions',
  'classification_rule',
  'classification_evidence',
  'workload_from_bill',
  'charge_category',
  'billing_account',
  'sub_account',
] as const;

/** The values of {@link CHARGE_LINE_COLUMNS}. */
export function chargeLineValues(line: ChargeLine): LedgerValue[] {
  const {
    workload,
    workloadFromBill,
    modelAsBilled,
    model,
    tokenClass,
    unit,
    classificationRule,
    classificationEvidence,
    ...dimensions
  } = line;
  return [
    storableText(dimensions.billingCurrency),
    storableText(dimensions.serviceProviderName),
    storableText(dimensions.serviceName),
    workload,
    optionalText(modelAsBilled),
    optionalText(model),
    optionalText(tokenClass),
    optionalText(unit),
    JSON.stringify(dimensions),
    storableText(classificationRule),
    storableText(classificationEvidence),
    workloadFromBill ? 1 : 0,
    storableText(dimensions.chargeCategory),
    storableText(dimensions.billingAccountId),
    storableText(dimensions.subAccountId ?? ''),
  ];
}

/** The charge line in a row. */
export function chargeLineOf(row: ChargeLineRow): ChargeLine {
  const dimensions: ChargeDimensions = JSON.parse(row.dimensions);
  return {
    ...dimensions,
    workload: row.workload as Workload,
    workloadFromBill: row.workload_from_bill === 1,
    modelAsBilled: row.model_as_billed ?? undefined,
    model: row.model ?? undefined,
    tokenClass: (row.token_class ?? undefined) as TokenClass | undefined,
    unit: row.unit ?? undefined,
    classificationRule: row.classification_rule,
    classificationEvidence: row.classification_evidence,
  };
}

function optionalText(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
