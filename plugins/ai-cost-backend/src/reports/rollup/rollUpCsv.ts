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
  parseDecimal,
  type RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { stringify } from 'csv-stringify/sync';
import { CSV_FORMAT } from '../export/csvFormat';

const COLUMNS = [
  'entity',
  'title',
  'kind',
  'type',
  'owner',
  'system',
  'from',
  'to',
  'currency',
  'basis',
  'cost',
  'shared_cost',
  'share',
  'complete_cost',
  'previous_cost',
  'state',
  'retired',
  'tokens',
  'environments',
  'models',
  'annotation_problems',
];

// Bounds how long the event loop is held up.
const ROWS_WRITTEN = 500;

/** Pieces of a CSV file with one row for each entity of a roll-up. */
export async function* rollUpCsv(report: RollUpReport): AsyncGenerator<string> {
  const { query, members } = report;
  yield stringify([COLUMNS], CSV_FORMAT);
  for (let from = 0; from < members.length; from += ROWS_WRITTEN) {
    const rows = members
      .slice(from, from + ROWS_WRITTEN)
      .map(member => [
        member.entityRef,
        member.title,
        member.kind,
        member.type,
        member.owner,
        member.system,
        query.from,
        query.to,
        report.currency,
        query.basis,
        amount(member.cost),
        amount(member.sharedCost),
        member.share,
        amount(member.completeCost),
        amount(member.previousCost),
        member.state,
        String(member.retired),
        member.tokens,
        known(member.environments),
        known(member.models),
        member.problems,
      ]);
    yield stringify(rows, CSV_FORMAT);
  }
}

/** As the format writes money: a negative amount is no formula. */
function amount(decimal: string): bigint {
  return parseDecimal(decimal);
}

function known(names: readonly string[]): string {
  return names.filter(name => name !== '').join(' ');
}
