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

import type { AllocatedUsage } from 'backstage-plugin-ai-cost-common';
import { formatPrice } from '../../format/money';
import { formatNumber, formatShare } from '../../format/quantity';

const MATCHED_BY: Record<AllocatedUsage['matchedBy'], string> = {
  resource: 'of the resource',
  token_class: 'of the model and kind of tokens',
  model: 'of the model',
  account: 'of the account',
};

/** Why a line has its part of charges that usage divides. */
export function allocationInWords(usage: AllocatedUsage): string {
  const { ratio, usageUnit, usageQuantity, sourceId, matchedBy } = usage;
  const quantity =
    usageUnit === 'Tokens'
      ? `${formatNumber(Math.round(usageQuantity))} tokens`
      : `an estimated ${formatPrice(usageQuantity, usageUnit)}`;
  return `${formatShare(
    ratio,
  )} of charges that nobody claims: ${quantity} of the usage ${
    MATCHED_BY[matchedBy]
  }, as ${sourceId} reports it`;
}
