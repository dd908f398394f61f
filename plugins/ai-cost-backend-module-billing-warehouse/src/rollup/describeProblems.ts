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
import { JSON_COLUMNS } from 'backstage-plugin-ai-cost-node';
import type { TableColumns } from '../table/TableColumns';
import type { RowCounts } from './RowCounts';

const SEE_QUARANTINE =
  'The quarantine names the first of them. Have the table corrected';

/** Sums up what a person should know of a delivery that can be used. */
export function describeProblems(
  columns: TableColumns,
  counts: RowCounts,
): SourceProblem[] {
  const problems: SourceProblem[] = [];
  const warn = (message: string, advice = SEE_QUARANTINE) =>
    problems.push({
      severity: 'warning',
      message,
      advice,
      file: columns.path.text,
    });

  if (counts.quarantined > 0) {
    warn(`${counts.quarantined} rows could not be read and are not counted`);
  }
  if (counts.with('ListCost') > 0) {
    warn(
      `ListCost of ${counts.with(
        'ListCost',
      )} rows is empty or unreadable and counts as 0`,
    );
  }
  if (counts.with('quantity') > 0) {
    warn(
      `The quantity of ${counts.with(
        'quantity',
      )} rows is unreadable and does not count`,
    );
  }
  if (counts.with('rounded') > 0) {
    warn(
      `Costs of ${counts.with(
        'rounded',
      )} rows have more than 18 decimal places and were rounded to 18`,
    );
  }
  for (const name of [...JSON_COLUMNS].sort()) {
    if (counts.withUnreadable(name) > 0) {
      warn(
        `${name} of ${counts.withUnreadable(
          name,
        )} rows is not a JSON object; they count without it`,
      );
    }
  }
  const binary = ['BilledCost', 'EffectiveCost', 'ListCost']
    .map(name => columns.find(name)!)
    .filter(({ type }) => type.kind === 'binary');
  if (binary.length > 0) {
    warn(
      `${binary
        .map(({ name }) => name)
        .join(
          ', ',
        )} are binary fractions, which cannot hold cents exactly; their shortest decimal form is counted, up to 18 places`,
      'Keep costs as decimals',
    );
  }
  return problems;
}
