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
  ComparedUsage,
  TokenUsage,
} from 'backstage-plugin-ai-cost-common';
import { Quiet } from '../components/Quiet';
import { formatPrice } from '../format/money';
import {
  formatCompactNumber,
  formatNumber,
  formatRelativeChange,
} from '../format/quantity';

export interface TokenPriceProps {
  usage?: TokenUsage;
  compared?: ComparedUsage;
  currency: string;
}

/** What a thousand tokens of a class cost, how that changed, and how many there were. */
export function TokenPrice(props: TokenPriceProps) {
  const { usage, compared, currency } = props;
  if (!usage) {
    return <>–</>;
  }
  const change = compared && priceChange(compared);
  return (
    <>
      {usage.pricePerMillion === undefined
        ? '–'
        : formatPrice(usage.pricePerMillion / 1_000, currency)}
      {change !== undefined && <Quiet>{formatRelativeChange(change)}</Quiet>}
      <Quiet title={formatNumber(usage.tokens)}>
        {formatCompactNumber(usage.tokens)} tokens
      </Quiet>
    </>
  );
}

/** Undefined where there is none to tell, or too little to be more than rounding. */
function priceChange(compared: ComparedUsage): number | undefined {
  const { completePricePerMillion: now, previousPricePerMillion: before } =
    compared;
  if (now === undefined || before === undefined || before <= 0) {
    return undefined;
  }
  const change = now / before - 1;
  return Math.abs(change) < 0.0005 ? undefined : change;
}
