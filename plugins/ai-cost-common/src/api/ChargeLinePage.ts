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

import type { Day } from '../time/days';
import type { CostAmounts, EntityCostQuery } from './EntityCostReport';
import type {
  CostDimension,
  SourceGrade,
  TokenClass,
  Workload,
} from '../words/vocabulary';

/**
 * Which charge lines to list: the report's window narrowed to some values.
 *
 * @public
 */
export interface ChargeLineQuery
  extends Omit<EntityCostQuery, 'granularity' | 'groupBy'> {
  /** Exact values; the empty string stands for "unknown". */
  filters?: Partial<Record<CostDimension, string>>;
  /** From the previous page. */
  cursor?: string;
  /** 1 to 200; 50 when left out. */
  limit?: number;
}

/**
 * Another claim on the same charge line, that lost or shares it.
 *
 * @public
 */
export interface AlternativeClaim {
  /** The empty string when the reader may not see that entity. */
  entityRef: string;
  rule: string;
  reason: string;
}

/**
 * How much of other charges a line has, because usage divides them: an element
 * of AllocatedMethodDetails in FOCUS.
 *
 * @public
 */
export interface AllocatedUsage {
  /** AllocatedMethodId. */
  methodId: string;
  /** AllocatedRatio, 0 to 1: its part of what was divided, over the asked days. */
  ratio: number;
  /** `Tokens`, or the currency of an estimate. */
  usageUnit: string;
  usageQuantity: number;
  /** The source that reports the usage. */
  sourceId: string;
  /** What both have in common, the narrowest that there was. */
  matchedBy: 'resource' | 'token_class' | 'model' | 'account';
}

/**
 * One charge line and why it is this entity's. A line whose attribution changed
 * within the asked days is listed once for each attribution.
 *
 * @public
 */
export interface AttributedChargeLine {
  /** Unique in the answer. */
  id: string;
  lineId: number;
  currency: string;
  /** This entity's part, over the asked days. */
  cost: CostAmounts;
  /** The whole line's, over the asked days. */
  lineCost: CostAmounts;
  /** This entity's part of the line, 0 to 1. */
  share: number;
  firstDay: Day;
  lastDay: Day;
  quantity?: number;
  unit?: string;
  environment: string;
  model: string;
  modelAsBilled?: string;
  tokenClass?: TokenClass;
  workload: Workload;
  provider: string;
  service: string;
  sku?: string;
  description?: string;
  chargeCategory: string;
  chargeClass?: string;
  billingAccount: string;
  subAccount?: string;
  resource?: string;
  region?: string;
  tags: Record<string, string>;
  sourceId: string;
  grade: SourceGrade;
  /** Only for a part of charges that were divided by usage. */
  allocated?: AllocatedUsage[];
  /** Why it is AI: the classification rule and what it saw. */
  classification: { rule: string; evidence: string };
  /** Why it is this entity's. */
  attribution: {
    rule: string;
    reason: string;
    validFrom?: Day;
    conflict: boolean;
    /**
     * The entity that claims the line and shares its cost out; absent of the
     * entity's own claim. The empty string when the reader may not see it.
     */
    sharedFrom?: string;
    alternatives: AlternativeClaim[];
  };
}

/** @public */
export interface ChargeLinePage {
  items: AttributedChargeLine[];
  /** Present when there is more. */
  nextCursor?: string;
  totalItems: number;
}
