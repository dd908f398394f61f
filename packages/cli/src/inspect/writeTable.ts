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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { printable } from '../printable';
import type { Amounts } from './Amounts';
import { AmountTable } from './AmountTable';
import type { BillTotals } from './BillTotals';

const MAX_QUARANTINE = 20;

interface Row {
  cells: (string | number)[];
  currency: string;
  amounts: Amounts;
}

/**
 * What a person wants to know first: how much of the bills is AI and why, whose
 * it is, and what is nobody's. Amounts are exact.
 */
export function writeTable(bills: BillTotals): string {
  const parts = [
    section('BILLS', ['part', 'rows'], everythingAndAi(bills)),
    section(
      'WHY IT IS AI',
      ['rule', 'rows'],
      bills.evidence.rows().map(({ labels: { currency, rule }, amounts }) => ({
        cells: [rule, amounts.rows],
        currency,
        amounts,
      })),
    ),
    section(
      'WHOSE IT IS',
      ['entity', 'owner'],
      sumBy(bills.allocations, ({ entity, owner, currency }) => ({
        entity,
        owner,
        currency,
      })).map(({ labels: { entity, owner, currency }, amounts }) => ({
        cells: [entity, owner],
        currency,
        amounts,
      })),
    ),
    section(
      "NOBODY'S",
      ['reason'],
      sumBy(bills.unallocated, ({ reason, currency }) => ({
        reason,
        currency,
      })).map(({ labels: { reason, currency }, amounts }) => ({
        cells: [reason],
        currency,
        amounts,
      })),
    ),
    quarantine(bills),
  ];
  return `${printable(parts.filter(part => part !== '').join('\n\n'))}\n`;
}

function everythingAndAi(bills: BillTotals): Row[] {
  return bills.totals.rows().flatMap(({ labels, amounts }) => {
    const ai = bills.ai.at(labels);
    return [
      { cells: ['everything', amounts.rows], ...labels, amounts },
      { cells: ['AI', ai.rows], ...labels, amounts: ai },
    ];
  });
}

function sumBy<From extends object, To extends object>(
  table: AmountTable<From>,
  pick: (labels: From) => To,
) {
  const sum = AmountTable.create<To>();
  for (const { labels, amounts } of table.rows()) {
    sum.add(pick(labels), amounts, amounts.rows);
  }
  return sum.rows();
}

function section(title: string, heads: string[], rows: Row[]): string {
  if (rows.length === 0) {
    return '';
  }
  const lines = [
    [...heads, 'currency', 'billed', 'effective', 'list'],
    ...rows.map(({ cells, currency, amounts }) => [
      ...cells.map(String),
      currency,
      formatDecimal(amounts.billed),
      formatDecimal(amounts.effective),
      formatDecimal(amounts.list),
    ]),
  ];
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map(line => line[column].length)),
  );
  // Words to the left, numbers to the right.
  const isNumber = lines[0].map(head =>
    ['rows', 'billed', 'effective', 'list'].includes(head),
  );
  const text = lines.map(line =>
    line
      .map((cell, column) =>
        isNumber[column]
          ? cell.padStart(widths[column])
          : cell.padEnd(widths[column]),
      )
      .join('  '),
  );
  return [title, ...text].join('\n');
}

function quarantine({ quarantine: entries, quarantinedRows }: BillTotals) {
  if (entries.length === 0 && quarantinedRows === 0) {
    return '';
  }
  const lines = entries
    .slice(0, MAX_QUARANTINE)
    .map(({ file, row, column, problem }) => {
      const where = [file, row && `row ${row}`, column].filter(Boolean);
      return `${where.join(', ')}: ${problem}`;
    });
  const files = entries.filter(({ row, excluded }) => excluded && !row).length;
  const more = entries.length - lines.length;
  return [
    `COULD NOT BE READ (rows left out: ${quarantinedRows}${
      files > 0 ? `, files left out: ${files}` : ''
    })`,
    ...lines,
    ...(more > 0 ? [`… and ${more} more that --output json names`] : []),
  ].join('\n');
}
