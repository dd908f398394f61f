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
  Month,
  UnallocatedReason,
  Workload,
} from 'backstage-plugin-ai-cost-common';

/** Exact decimals on the three bases. */
export interface OracleMoney {
  billed: string;
  effective: string;
  list: string;
}

/** What an entity, environment, model and workload truly cost in a month. */
export interface OracleAllocation extends OracleMoney {
  entity: string;
  owner: string;
  environment: string;
  model: string;
  workload: Workload;
  /** Of the charge period's beginning (UTC). */
  month: Month;
  currency: string;
}

/** The part of an entity's cost that another entity shares out to it. */
export interface OracleSharedCost extends OracleMoney {
  entity: string;
  sharedFrom: string;
  month: Month;
  currency: string;
}

/**
 * Charge lines for usage of AI that cost something in a month, somebody's or
 * nobody's. Money back of the same line is taken off.
 */
export interface OracleGrossUsage extends OracleMoney {
  allocated: boolean;
  month: Month;
  currency: string;
}

/**
 * The truth about generated bills, in the shape in which `ai-cost inspect`
 * reports: allocations, unallocated and not AI add up to the totals, exactly.
 */
export interface SampleOracle {
  totals: (OracleMoney & { currency: string; rows: number })[];
  ai: (OracleMoney & { currency: string; rows: number })[];
  allocations: OracleAllocation[];
  unallocated: (OracleMoney & {
    reason: UnallocatedReason;
    month: Month;
    currency: string;
  })[];
  notAi: (OracleMoney & { month: Month; currency: string })[];
  /** What of `allocations` is shared cost. */
  shared: OracleSharedCost[];
  /** What coverage is a part of; credits and other money back are apart. */
  grossUsage: OracleGrossUsage[];
  /** By source and billing period. */
  deliveries: (OracleMoney & {
    source: string;
    period: Month;
    currency: string;
    rows: number;
  })[];
}
