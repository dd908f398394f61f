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
  QuarantineEntry,
  SourceProblem,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { UnreadablePeriods } from 'backstage-plugin-ai-cost-backend-module-billing-files';
import { AmountTable } from './AmountTable';

/** What an owner has, by what it was spent on. */
export interface AllocationLabels {
  entity: string;
  owner: string;
  environment: string;
  model: string;
  workload: string;
  month: Month;
  currency: string;
}

/** What is nobody's. */
export interface UnallocatedLabels {
  reason: UnallocatedReason;
  month: Month;
  currency: string;
}

/**
 * What bills add up to. Allocations, unallocated and notAi together are the
 * totals, by currency and cost metric, to the last digit.
 */
export class BillTotals {
  readonly totals = AmountTable.create<{ currency: string }>();
  readonly notAi = AmountTable.create<{ month: Month; currency: string }>();
  readonly ai = AmountTable.create<{ currency: string }>();
  readonly evidence = AmountTable.create<{ currency: string; rule: string }>();
  readonly allocations = AmountTable.create<AllocationLabels>();
  readonly unallocated = AmountTable.create<UnallocatedLabels>();
  readonly quarantine: QuarantineEntry[] = [];
  /** All that were quarantined; `quarantine` may name the first of them. */
  quarantinedRows = 0;
  /** What a person should know of bills that can be used, with all counts. */
  readonly problems: SourceProblem[] = [];
  /** Rows that count here, but not in every source. */
  unreadablePeriods?: UnreadablePeriods;

  static create(): BillTotals {
    return new BillTotals();
  }

  private constructor() {}
}
