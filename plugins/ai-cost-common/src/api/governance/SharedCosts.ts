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

import type { DecimalString } from '../../money/DecimalString';
import type { Day, Month } from '../../time/days';
import type { ShareMeasure } from '../../words/sharing';
import type { HiddenSpend } from '../portfolio/PortfolioTotals';

/**
 * How an entity's cost is divided among those who use it.
 *
 * `usage`: by what they used in the month. `even`: the same part each. `fixed`:
 * by the given weights. What nobody used goes to the owner (`idle: 'owner'`) or
 * is divided like the rest (`idle: 'pooled'`).
 *
 * @public
 */
export interface ShareRule {
  /** Whose cost is divided. */
  entityRef: string;
  method: 'usage' | 'even' | 'fixed';
  /** What `usage` counts; tokens are weighted by their price where it is known. */
  measure?: ShareMeasure;
  /**
   * Of `even` and `fixed`; weights are whole numbers. The entity itself may be
   * one of them: it keeps that part. An empty ref is of one that the reader may
   * not see.
   */
  consumers: { entityRef: string; weight: number }[];
  idle: 'owner' | 'pooled';
  /** First month that it holds for; from the beginning when left out. */
  from?: Month;
  /** `annotation` of the entity, or saved on the page, which wins. */
  origin: 'annotation' | 'page';
}

/** All shared costs and how they tie out: the answer of `GET /shared-costs`. @public */
export interface SharedCosts {
  currency?: string;
  rules: SharedCost[];
  /**
   * Direct, shared and unallocated, by month: they add up to the bill, or to what
   * of it the reader may see.
   */
  months: {
    month: Month;
    direct: DecimalString;
    shared: DecimalString;
    unallocated: DecimalString;
    total: DecimalString;
  }[];
  /** Present when something was left out because the reader may not see it. */
  hidden?: HiddenSpend;
}

/** @public */
export interface SharedCost {
  rule: ShareRule;
  title?: string;
  owner?: string;
  /** What it cost in the range, before it was divided. */
  cost: DecimalString;
  /** What stays with the entity. */
  kept: DecimalString;
  parts: SharePart[];
  problems: string[];
}

/** @public */
export interface SharePart {
  /** The empty string for all those together whose cost the reader may not see. */
  entityRef: string;
  title?: string;
  cost: DecimalString;
  /** 0 to 1. */
  share: number;
  /** What was counted, in the unit of the measure; of `usage` alone. */
  usage?: number;
}

/**
 * A rule to try or to save: the body of `POST /shared-costs/preview` and
 * `PUT /shared-costs/{kind}/{namespace}/{name}`.
 *
 * @public
 */
export interface ShareRuleInput extends Omit<ShareRule, 'origin'> {}

/** What a rule would have done to a range. @public */
export interface SharePreview {
  range: { from: Day; to: Day };
  before: SharedCost | undefined;
  after: SharedCost;
}
