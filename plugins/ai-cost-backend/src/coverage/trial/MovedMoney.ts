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

import {
  splitAmount,
  type Month,
  type UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { AttributionRow } from '../../ledger/attributions/attributionRow';
import { partsOn, type ChangedLine } from './ChangedLine';
import type { ChangedCharge } from './readChangedCharges';

/** Who has money: an entity, or nobody for a reason. */
export interface Side {
  /** The empty string for nobody. */
  entityRef: string;
  reason?: UnallocatedReason;
}

/** Money, in attos, of some lines. */
export interface LineMoney {
  cost: bigint;
  lines: Set<number>;
}

/** Money that goes from one side to another. */
export interface Move extends LineMoney {
  from: Side;
  to: Side;
}

/** A claim as good as the target's, which shares lines with it. */
export interface Rival extends LineMoney {
  entityRef: string;
  rule: string;
}

/** The rule of a claim that others pay as a whole. */
const SHARED = 'share';

/** Adds up what a trial would move. */
export class MovedMoney {
  readonly moves = new Map<string, Move>();
  readonly rivals = new Map<string, Rival>();
  readonly months = new Map<Month, bigint>();
  /** Lines with charges. */
  readonly lines = new Set<number>();
  /** Gross usage that would have an owner and has none, attos. */
  claimedUsage = 0n;
  readonly #targetRef?: string;

  constructor(targetRef: string | undefined) {
    this.#targetRef = targetRef;
  }

  add(line: ChangedLine, charge: ChangedCharge): void {
    const before = partsOf(line.before, charge);
    const after = partsOf(line.after, charge);
    this.lines.add(line.lineId);
    this.#addMoves(line.lineId, before, after, charge.cost < 0n);
    this.#addRivals(line.lineId, after);
    const gained =
      costOf(after, this.#targetRef) - costOf(before, this.#targetRef);
    const month = charge.time.slice(0, 7);
    this.months.set(month, (this.months.get(month) ?? 0n) + gained);
    if (charge.gross) {
      this.claimedUsage += costOf(before, '') - costOf(after, '');
    }
  }

  /** What the target would have more of. */
  gained(): bigint {
    return [...this.months.values()].reduce((sum, cost) => sum + cost, 0n);
  }

  /** Each side that loses gives to those that gain, in order. */
  #addMoves(
    lineId: number,
    before: readonly Part[],
    after: readonly Part[],
    isCredit: boolean,
  ): void {
    const sign = isCredit ? -1n : 1n;
    const changes = new Map<string, { side: Side; rest: bigint }>();
    const note = ({ row, cost }: Part, direction: bigint) => {
      const side = sideOf(row);
      const key = JSON.stringify(side);
      const change = changes.get(key) ?? { side, rest: 0n };
      change.rest += cost * direction * sign;
      changes.set(key, change);
    };
    before.forEach(part => note(part, -1n));
    after.forEach(part => note(part, 1n));
    const losing = [...changes.values()].filter(({ rest }) => rest < 0n);
    const gaining = [...changes.values()].filter(({ rest }) => rest > 0n);
    for (const loser of losing) {
      for (const gainer of gaining) {
        const cost = gainer.rest < -loser.rest ? gainer.rest : -loser.rest;
        if (cost > 0n) {
          loser.rest += cost;
          gainer.rest -= cost;
          this.#move(loser.side, gainer.side, cost * sign, lineId);
        }
      }
    }
  }

  #move(from: Side, to: Side, cost: bigint, lineId: number): void {
    const key = JSON.stringify([from, to]);
    const move = this.moves.get(key) ?? { from, to, ...noMoney() };
    addTo(move, cost, lineId);
    this.moves.set(key, move);
  }

  #addRivals(lineId: number, after: readonly Part[]): void {
    const disputed = claimsOf(after.filter(({ row }) => row.conflict === 1));
    if (this.#targetRef === undefined || !disputed.has(this.#targetRef)) {
      return;
    }
    for (const [entityRef, { rule, cost }] of disputed) {
      if (entityRef !== this.#targetRef) {
        const key = JSON.stringify([entityRef, rule]);
        const rival = this.rivals.get(key) ?? {
          entityRef,
          rule,
          ...noMoney(),
        };
        addTo(rival, cost, lineId);
        this.rivals.set(key, rival);
      }
    }
  }
}

interface Part {
  row: AttributionRow;
  cost: bigint;
}

function partsOf(rows: readonly AttributionRow[], charge: ChangedCharge) {
  const parts = rows.length === 1 ? rows : partsOn(rows, charge.time);
  const costs = splitAmount(
    charge.cost,
    parts.map(({ weight }) => weight),
  );
  return parts.map((row, index): Part => ({ row, cost: costs[index] }));
}

/**
 * What entities claim, also where others pay it. Those do not tell by which rule
 * it was claimed, and theirs has the name of the claiming entity.
 */
function claimsOf(
  parts: readonly Part[],
): Map<string, { rule: string; cost: bigint }> {
  const claims = new Map<string, { rule: string; cost: bigint }>();
  for (const { row, cost } of parts) {
    const isShared = row.shared_from !== '';
    const entityRef = isShared ? row.shared_from : row.entity_ref;
    const known = claims.get(entityRef);
    claims.set(entityRef, {
      rule: isShared ? known?.rule ?? SHARED : row.rule,
      cost: (known?.cost ?? 0n) + cost,
    });
  }
  return claims;
}

function costOf(parts: readonly Part[], entityRef: string | undefined): bigint {
  return parts
    .filter(({ row }) => row.entity_ref === entityRef)
    .reduce((sum, { cost }) => sum + cost, 0n);
}

function sideOf({
  entity_ref: entityRef,
  unallocated_reason: reason,
}: AttributionRow): Side {
  return entityRef === ''
    ? { entityRef, reason: reason as UnallocatedReason }
    : { entityRef };
}

function noMoney(): LineMoney {
  return { cost: 0n, lines: new Set() };
}

function addTo(money: LineMoney, cost: bigint, lineId: number): void {
  money.cost += cost;
  money.lines.add(lineId);
}
