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

import type { AzureColumns } from './AzureColumns';

/** What a row says of reservations and savings plans, as SQL conditions. */
export interface CommitmentSql {
  /** The id of the reservation or the savings plan; NULL where there is none. */
  id: string;
  /** It is paid by a commitment, or pays for one. */
  committed: string;
  /** It is the part of a commitment that nobody used. */
  unused: string;
  ofSavingsPlan: string;
}

/**
 * @remarks
 * The pricing model decides where a row has one, for charges that were made
 * beside a reservation may name it too.
 */
export function commitmentSql(columns: AzureColumns): CommitmentSql {
  const model = columns.value('pricingModel');
  const type = columns.value('chargeType');
  const id = `lower(${columns.firstText(['benefitId', 'reservationId'])})`;
  return {
    id,
    committed: `CASE WHEN ${model} = '' THEN ${id} IS NOT NULL
      ELSE ${model} IN ('reservation', 'savingsplan') END`,
    unused: `starts_with(${type}, 'unused')`,
    ofSavingsPlan: `(${model} = 'savingsplan' OR ${type} = 'unusedsavingsplan'
      OR coalesce(contains(${id}, 'billingbenefits'), false))`,
  };
}
