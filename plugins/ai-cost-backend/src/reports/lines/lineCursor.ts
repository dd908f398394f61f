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

import { InputError } from '@backstage/errors';
import type { CostBasis } from 'backstage-plugin-ai-cost-common';
import { createHash } from 'node:crypto';
import type { LineCost } from './readLineCosts';

/** Where a page of charge lines ended. */
export interface LinePosition {
  /** Attos of the asked basis. */
  cost: bigint;
  lineId: number;
  validFrom: string;
  part: number;
}

/** Where a line stands in the order of pages. */
export function positionOf(
  line: Pick<LineCost, 'lineId' | 'validFrom' | 'part' | 'cost'>,
  basis: CostBasis,
): LinePosition {
  const { lineId, validFrom, part } = line;
  return { cost: line.cost[basis], lineId, validFrom, part };
}

/** Most expensive first; by id where the cost is the same. */
export function comparePositions(a: LinePosition, b: LinePosition): number {
  if (a.cost !== b.cost) {
    return a.cost > b.cost ? -1 : 1;
  }
  if (a.lineId !== b.lineId) {
    return a.lineId - b.lineId;
  }
  if (a.validFrom !== b.validFrom) {
    return a.validFrom < b.validFrom ? -1 : 1;
  }
  return a.part - b.part;
}

/** What a cursor is of; pages may differ in cursor and limit alone. */
export interface PagedQuery {
  cursor?: string;
  limit?: number;
  filters?: object;
}

/** Writes a cursor that continues a query after a position. */
export function writeCursor(
  query: PagedQuery,
  { cost, lineId, validFrom, part }: LinePosition,
): string {
  const content = [digestOf(query), String(cost), lineId, validFrom, part];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * Reads a cursor.
 *
 * @throws InputError when it is not one, or not of this query
 */
export function readCursor(query: PagedQuery, cursor: string): LinePosition {
  const [digest, cost, lineId, validFrom, part] = contentOf(cursor);
  if (
    typeof cost !== 'string' ||
    !/^-?\d{1,60}$/.test(cost) ||
    !Number.isInteger(lineId) ||
    typeof validFrom !== 'string' ||
    !Number.isInteger(part)
  ) {
    throw new InputError(
      'cursor must be the nextCursor of the page before, unchanged',
    );
  }
  if (digest !== digestOf(query)) {
    throw new InputError(
      'cursor belongs to another query; ask for the first page again',
    );
  }
  return {
    cost: BigInt(cost),
    lineId: Number(lineId),
    validFrom,
    part: Number(part),
  };
}

function contentOf(cursor: string): unknown[] {
  try {
    const content = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}

/** Pages may differ in size, and in nothing else. */
function digestOf({
  cursor: _cursor,
  limit: _limit,
  filters = {},
  ...query
}: PagedQuery): string {
  const ordered = [
    Object.entries(query).sort(),
    Object.entries(filters).sort(),
  ];
  return createHash('sha256')
    .update(JSON.stringify(ordered))
    .digest('base64url')
    .slice(0, 16);
}
