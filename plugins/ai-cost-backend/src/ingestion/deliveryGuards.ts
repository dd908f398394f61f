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

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import type {
  ControlTotal,
  DeliveryOffer,
} from 'backstage-plugin-ai-cost-node';
import type {
  VisibleDelivery,
  Rejection,
} from '../ledger/deliveries/DeliveryStore';

const SMALLEST_SHARE = 0.5;

/** Why a delivery must not replace the visible one. */
export interface Refusal {
  rejection: Rejection;
  problem: SourceProblem;
}

/**
 * Compares a delivery with the one that it would replace: an upload that is
 * half done looks like a bill that fell.
 *
 * @param options - `settled` is true when the delivery has stayed as it is for
 * long enough
 */
export function refusalOf(options: {
  offer: DeliveryOffer;
  controlTotals: readonly ControlTotal[];
  current?: VisibleDelivery;
  settled: boolean;
}): Refusal | undefined {
  const { offer, controlTotals, current, settled } = options;
  const { period, mayShrink } = offer;
  const rows = rowsOf(controlTotals);
  if (!current || mayShrink || rows >= current.rows * SMALLEST_SHARE) {
    return undefined;
  }
  if (rows === 0) {
    return {
      rejection: 'empty',
      problem: {
        severity: 'error',
        period,
        message: `${period} has no readable row any more; the visible delivery has ${current.rows}, and stays`,
        advice: 'Check the export, and write the period again',
      },
    };
  }
  if (settled) {
    return undefined;
  }
  return {
    rejection: 'shrunk',
    problem: {
      severity: 'warning',
      period,
      message: `${period} is held back: it has ${rows} rows, and the visible delivery has ${current.rows}`,
      advice:
        'When the export is still being written, nothing is to be done. It is accepted when it stays as it is (aiCost.ingestion.settleAfter)',
    },
  };
}

/** Readable rows of a delivery. */
export function rowsOf(controlTotals: readonly ControlTotal[]): number {
  return controlTotals.reduce((sum, { rows }) => sum + rows, 0);
}
