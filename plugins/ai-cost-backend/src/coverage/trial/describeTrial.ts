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
  formatDecimal,
  type AttributionTrial,
  type TrialConflict,
  type TrialMove,
} from 'backstage-plugin-ai-cost-common';
import { compareCosts } from '../report/lineGroups';
import type { LineMoney, Move, MovedMoney, Rival, Side } from './MovedMoney';

const SHARE = 'share:';

/**
 * Writes what a trial would move, the most money first. Entities that the
 * reader may not see have no name, and are one.
 */
export function describeTrial(
  moved: MovedMoney,
  readable: ReadonlySet<string>,
): Pick<
  AttributionTrial,
  'moves' | 'gained' | 'lines' | 'conflicts' | 'months'
> {
  const isHidden = (entityRef: string) =>
    entityRef !== '' && !readable.has(entityRef);
  return {
    moves: mostFirst(merged([...moved.moves.values()], moveKey)).map(writeMove),
    gained: formatDecimal(moved.gained()),
    lines: moved.lines.size,
    conflicts: mostFirst(merged([...moved.rivals.values()], rivalKey)).map(
      writeRival,
    ),
    months: [...moved.months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, gained]) => ({ month, gained: formatDecimal(gained) })),
  };

  function shown({ entityRef, reason }: Side): Side {
    return isHidden(entityRef) ? { entityRef: '' } : { entityRef, reason };
  }

  function moveKey({ from, to }: Move): string {
    return JSON.stringify([shown(from), shown(to), hides({ from, to })]);
  }

  function hides({ from, to }: Pick<Move, 'from' | 'to'>): boolean {
    return isHidden(from.entityRef) || isHidden(to.entityRef);
  }

  /** The rule of a shared cost names whose it is. */
  function shownRule(rule: string): string {
    const sharedFrom = rule.startsWith(SHARE) ? rule.slice(SHARE.length) : '';
    return isHidden(sharedFrom) ? 'share' : rule;
  }

  function rivalKey({ entityRef, rule }: Rival): string {
    const shownRef = isHidden(entityRef) ? '' : entityRef;
    return JSON.stringify([shownRef, shownRule(rule)]);
  }

  function writeMove(move: Move): TrialMove {
    const from = shown(move.from);
    const to = shown(move.to);
    return {
      fromRef: from.entityRef,
      fromReason: from.reason,
      toRef: to.entityRef,
      toReason: to.reason,
      cost: formatDecimal(move.cost),
      lines: move.lines.size,
      hidden: hides(move),
    };
  }

  function writeRival({ entityRef, rule, cost, lines }: Rival): TrialConflict {
    return {
      entityRef: isHidden(entityRef) ? '' : entityRef,
      rule: shownRule(rule),
      cost: formatDecimal(cost),
      lines: lines.size,
    };
  }
}

/** All entities that a trial names. */
export function namedIn(moved: MovedMoney): string[] {
  const refs = new Set([
    ...[...moved.moves.values()].flatMap(({ from, to }) => [
      from.entityRef,
      to.entityRef,
    ]),
    ...[...moved.rivals.values()].flatMap(({ entityRef, rule }) => [
      entityRef,
      rule.startsWith(SHARE) ? rule.slice(SHARE.length) : '',
    ]),
  ]);
  refs.delete('');
  return [...refs];
}

function merged<T extends LineMoney>(
  items: readonly T[],
  keyOf: (item: T) => string,
): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    const known = byKey.get(key);
    byKey.set(
      key,
      known
        ? {
            ...known,
            cost: known.cost + item.cost,
            lines: new Set([...known.lines, ...item.lines]),
          }
        : item,
    );
  }
  return [...byKey.values()];
}

function mostFirst<T extends LineMoney>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compareCosts(b.cost, a.cost));
}
