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

import nodePath from 'node:path';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { BillTable } from '../files/BillTable';
import type { AzureCost } from './AzureOptions';
import type { ExportFacts } from './exportFacts';

/** A file of an export and what its rows tell. */
export interface Export {
  table: BillTable;
  facts: ExportFacts;
}

const ACTUAL =
  /(?<![A-Za-z])actual(?:costs?)?(?![a-z])|Actual(?![a-z])|ACTUAL/g;
const AMORTIZED = /amorti[sz]ed/gi;

/**
 * Tells whether files have actual or amortised costs: by configuration; else by
 * their rows; else by their name, by the rows of the other files in their folder,
 * and by the name of the folder.
 *
 * @returns nothing for files of which nothing tells it
 * @throws DeliveryError when rows have both, or not what is configured
 */
export function costKindsOf(
  exports: readonly Export[],
  configured?: AzureCost,
): Map<Export, AzureCost> {
  const kinds = new Map<Export, AzureCost>();
  for (const each of exports) {
    const kind = kindOfRows(each, configured);
    if (kind) {
      kinds.set(each, kind);
    }
  }
  const told = new Map(kinds);
  for (const each of exports.filter(other => !told.has(other))) {
    const { name } = each.table.file;
    const kind =
      kindInName(nodePath.basename(name)) ??
      kindInFolder(each, told) ??
      kindInName(name);
    if (kind) {
      kinds.set(each, kind);
    }
  }
  return kinds;
}

function kindOfRows(
  { table, facts }: Export,
  configured?: AzureCost,
): AzureCost | undefined {
  const { name } = table.file;
  if (facts.amortized > 0 && facts.purchased > 0) {
    const kind = configured ?? kindInName(name);
    if (!kind) {
      throw new DeliveryError(
        `${name}: the file has purchases of commitments and their amortised costs; both in one total would count twice`,
        {
          file: name,
          advice:
            'Give each export as it is, or say which it is by azure.cost of the source',
        },
      );
    }
    return kind;
  }
  const found = kindOfFacts(facts);
  if (configured && found && configured !== found) {
    throw new DeliveryError(
      `${name}: the rows have ${found} costs, and azure.cost of the source is "${configured}"`,
      {
        file: name,
        advice:
          'Leave azure.cost out to have it told by the rows, or give the other export',
      },
    );
  }
  return configured ?? found;
}

function kindOfFacts(facts: ExportFacts): AzureCost | undefined {
  if (facts.amortized > 0) {
    return 'amortized';
  }
  return facts.purchased > 0 || facts.free > 0 ? 'actual' : undefined;
}

/** What the other files in its folder are, when they are all the same. */
function kindInFolder(
  { table }: Export,
  told: ReadonlyMap<Export, AzureCost>,
): AzureCost | undefined {
  const folder = folderOf(table);
  const kinds = new Set(
    [...told]
      .filter(([other]) => folderOf(other.table) === folder)
      .map(([, kind]) => kind),
  );
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

/** The word that comes last, for it is the nearest to the file. */
function kindInName(name: string): AzureCost | undefined {
  const actual = lastIndex(name, ACTUAL);
  const amortized = lastIndex(name, AMORTIZED);
  if (actual === amortized) {
    return undefined;
  }
  return actual > amortized ? 'actual' : 'amortized';
}

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].pop()?.index ?? -1;
}

/** Where a file lies: parts of one export lie together. */
export function folderOf(table: BillTable): string {
  return nodePath.dirname(table.file.name);
}
