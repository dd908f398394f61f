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

import type { Month } from 'backstage-plugin-ai-cost-common';
import { addMoney, NO_MONEY, type MoneyAmounts } from '../ledger/moneyColumns';
import type { PaidItem } from './readPaidCosts';

/** What the ledger says now of an issued month, minus what was issued of it. */
export interface PaidCorrection {
  /** That is corrected. */
  month: Month;
  owner: string;
  currency: string;
  entityRef: string;
  costCenter: string;
  cost: MoneyAmounts;
}

/** A statement before it is issued. */
export interface StatementDraft {
  owner: string;
  currency: string;
  /** Most expensive first. */
  items: PaidItem[];
  /** By month and entity. */
  corrections: PaidCorrection[];
}

/**
 * One statement for each payer and currency with a charge or a correction; by
 * owner and currency, so that numbers follow an order.
 */
export function draftStatements(
  items: readonly PaidItem[],
  corrections: readonly PaidCorrection[],
): StatementDraft[] {
  const drafts = new Map<string, StatementDraft>();
  const draftOf = ({
    owner,
    currency,
  }: {
    owner: string;
    currency: string;
  }) => {
    const key = JSON.stringify([owner, currency]);
    const draft = drafts.get(key) ?? {
      ...{ owner, currency },
      items: [],
      corrections: [],
    };
    drafts.set(key, draft);
    return draft;
  };
  for (const item of mergeItems(items)) {
    draftOf(item).items.push(item);
  }
  for (const correction of corrections) {
    draftOf(correction).corrections.push(correction);
  }
  for (const draft of drafts.values()) {
    draft.items.sort(byCost);
    draft.corrections.sort((a, b) => byText(keyOf(a), keyOf(b)));
  }
  return [...drafts.values()].sort((a, b) =>
    byText(
      JSON.stringify([a.owner, a.currency]),
      JSON.stringify([b.owner, b.currency]),
    ),
  );
}

/** True for an amount that is zero in every basis. */
export function isNothing(cost: MoneyAmounts): boolean {
  return cost.billed === 0n && cost.effective === 0n && cost.list === 0n;
}

/** Adds up amounts of one currency. */
export function totalOf(
  parts: readonly { cost: MoneyAmounts }[],
): MoneyAmounts {
  return parts.reduce((sum, { cost }) => addMoney(sum, cost), NO_MONEY);
}

/** An entity that came back to its payer in the month has one item of each kind. */
function mergeItems(items: readonly PaidItem[]): PaidItem[] {
  const merged = new Map<string, PaidItem>();
  for (const item of items) {
    const { cost, ...rest } = item;
    const key = JSON.stringify(
      Object.entries(rest).sort(([a], [b]) => byText(a, b)),
    );
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, cost: addMoney(known.cost, cost) } : item,
    );
  }
  return [...merged.values()].filter(({ cost }) => !isNothing(cost));
}

function byCost(a: PaidItem, b: PaidItem): number {
  if (a.cost.effective !== b.cost.effective) {
    return a.cost.effective < b.cost.effective ? 1 : -1;
  }
  return byText(a.entityRef, b.entityRef);
}

function keyOf({ month, entityRef, costCenter }: PaidCorrection): string {
  return JSON.stringify([month, entityRef, costCenter]);
}

function byText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
