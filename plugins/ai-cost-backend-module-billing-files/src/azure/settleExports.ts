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

import { formatDecimal, parseDecimal } from 'backstage-plugin-ai-cost-common';
import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { SettledTables, SettleOptions } from '../formats/BillFormat';
import type { AzureCost } from './AzureOptions';
import { costKindsOf, folderOf, type Export } from './costKinds';
import { exportFactsOf, type ExportFacts } from './exportFacts';

/** What one kind of export lacks. */
const ALONE: Record<AzureCost, [message: string, advice: string]> = {
  actual: [
    'The costs are actual costs, so the effective cost is made of them too: reservations and savings plans count when they are bought, and what they pay for counts as 0',
    'Export amortised costs as well, and let the source read both',
  ],
  amortized: [
    'The costs are amortised costs, so the billed cost is made of them too: it is not what the invoice says where there are reservations and savings plans',
    'Export actual costs as well, and let the source read both',
  ],
};

/**
 * Finds out which files have actual and which amortised costs, and lets no dollar
 * count twice: with both, actual costs are the billed cost and amortised ones the
 * effective cost. With one of them, it is both.
 *
 * @throws DeliveryError when that cannot be told, or dates have the day first
 */
export async function settleExports(
  options: SettleOptions,
): Promise<SettledTables> {
  const { session, tables } = options;
  const exports: Export[] = [];
  const compare = tables.length > 1;
  for (const table of tables) {
    const facts = await exportFactsOf({ session, table, compare });
    refuseDayFirst(table.file.name, facts);
    exports.push({ table, facts });
  }
  const kinds = costKindsOf(exports, options.options?.azure?.cost);
  const present = new Set(kinds.values());
  if (present.size < 2) {
    refuseCopies(exports);
    const [kind] = present;
    const committed = exports.some(({ facts }) => facts.committed > 0);
    return {
      tables: [...tables],
      problems: kind && committed ? [warning(...ALONE[kind])] : [],
    };
  }
  refuseUntold(exports, kinds);
  return {
    tables: exports.map(each => ({
      ...each.table,
      basis: kinds.get(each) === 'actual' ? 'billed' : 'effective',
    })),
    problems: compareKinds(exports, kinds),
  };
}

function refuseDayFirst(file: string, facts: ExportFacts): void {
  const { dayFirst, monthFirst, example } = facts;
  if (dayFirst > 0 && monthFirst === 0) {
    throw new DeliveryError(
      `${file}: dates have the day before the month, such as ${example}; Azure writes the month first`,
      {
        file,
        advice:
          'Give the file as Azure wrote it: programs for spreadsheets write dates anew',
      },
    );
  }
}

/** Actual and amortised exports are alike where there are no commitments. */
function refuseCopies(exports: readonly Export[]): void {
  const seen = new Map<string, Export>();
  for (const each of exports) {
    const { other, otherContent } = each.facts;
    if (other === 0) {
      continue;
    }
    const twin = seen.get(otherContent);
    if (twin && folderOf(twin.table) !== folderOf(each.table)) {
      const { name } = each.table.file;
      throw new DeliveryError(
        `${twin.table.file.name} and ${name} have the same charges, which would count twice: they seem to be actual and amortised costs, or copies`,
        {
          file: name,
          advice:
            'Read one of them, or name their folders actual and amortized. Where each run writes a whole copy, set layout.files to "snapshots"',
        },
      );
    }
    seen.set(otherContent, each);
  }
}

/** Whether they are the same money as other files cannot be told then. */
function refuseUntold(
  exports: readonly Export[],
  kinds: ReadonlyMap<Export, AzureCost>,
): void {
  const untold = exports.find(
    each => !kinds.has(each) && each.facts.other + each.facts.committed > 0,
  );
  if (untold) {
    const { name } = untold.table.file;
    throw new DeliveryError(
      `${name}: whether the costs are actual or amortised cannot be told, and there are files of both`,
      {
        file: name,
        advice:
          'Put each export into a folder of its own that is named actual or amortized',
      },
    );
  }
}

/** What no commitment pays for should be the same in both kinds. */
function compareKinds(
  exports: readonly Export[],
  kinds: ReadonlyMap<Export, AzureCost>,
): SourceProblem[] {
  const [actual, amortized] = (['actual', 'amortized'] as const).map(kind => {
    const facts = exports
      .filter(each => kinds.get(each) === kind)
      .map(each => each.facts);
    return {
      rows: facts.reduce((sum, { other }) => sum + other, 0),
      cost: formatDecimal(
        facts.reduce((sum, { otherCost }) => sum + parseDecimal(otherCost), 0n),
      ),
    };
  });
  return actual.rows === amortized.rows && actual.cost === amortized.cost
    ? []
    : [
        warning(
          `Without reservations and savings plans, the actual costs have ${actual.rows} rows and add up to ${actual.cost}, the amortised costs ${amortized.rows} and ${amortized.cost}; they should be the same`,
          'One of the exports may be older, or be of another scope; nothing is to be done if the next run of both makes up for it',
        ),
      ];
}

function warning(message: string, advice: string): SourceProblem {
  return { severity: 'warning', message, advice };
}
