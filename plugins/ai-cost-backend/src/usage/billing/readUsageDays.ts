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
  monthOf,
  TOKEN_CLASSES,
  type Day,
  type Month,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import { whereIdIn } from '../../ledger/whereIdIn';
import { readSnapshot } from '../../ledger/readSnapshot';
import {
  USAGE_AMOUNT_COLUMNS,
  type UsageAmountColumn,
} from '../store/UsageSums';
import type { UsageSeries } from '../store/usageSeries';
import { firstWholeMonth } from './firstWholeMonth';

/** What was used of a series on a day, in all its runs. */
export interface UsageDay {
  series: UsageSeries;
  day: Day;
  /** What its reporter believes that it cost, in attos; absent when unknown. */
  estimate?: { currency: string; cost: bigint };
  requests?: number;
  /** Each token is in one class only; a class that is absent is unknown. */
  tokens: Partial<Record<TokenClass, number>>;
}

/** Usage of the months that nothing was removed of. */
export interface UsageDays {
  /** The first such month; undefined when nothing was ever removed. */
  firstMonth?: Month;
  days: UsageDay[];
  /** Everybody who is known to have reported something. */
  reporters: string[];
}

/** Reporters of usage that is pulled are `source:` and the id of a source. */
const PULLED = 'source:%';

type UsageDayRow = {
  series_id: number;
  day: string;
  currency: string;
} & Record<UsageAmountColumn, string | null>;

/**
 * Reads what was used, by series, day and currency of the estimate, in a fixed
 * order.
 *
 * @param options - `reporters` are those whose usage is read; left out, all that
 * push it
 */
export async function readUsageDays(
  knex: Knex,
  options: { reporters?: readonly string[] },
): Promise<UsageDays> {
  return readSnapshot(knex, async trx => {
    const kept = await trx('usage_kept').first('kept_from');
    const firstMonth = firstWholeMonth(kept.kept_from);
    // A series may have outlived its hours for the sake of a run.
    const reporters: string[] = await trx('usage_series')
      .whereIn('id', trx('usage_hours').distinct('series_id'))
      .distinct('reporter')
      .orderBy('reporter')
      .pluck('reporter');
    const series = await readSeries(trx, options.reporters);
    const query = trx('usage_hours')
      .where('hour', '>=', firstMonth ?? '')
      .groupByRaw('series_id, substr(hour, 1, 10), currency')
      .orderByRaw('series_id, substr(hour, 1, 10), currency')
      .select(
        'series_id',
        'currency',
        trx.raw('substr(hour, 1, 10) as day'),
        // As text: PostgreSQL's sum of 64-bit numbers has no fixed width.
        ...USAGE_AMOUNT_COLUMNS.map(column =>
          trx.raw('cast(sum(??) as text) as ??', [column, column]),
        ),
      );
    whereIdIn(query, 'series_id', [...series.keys()]);
    const rows: UsageDayRow[] = await query;
    return {
      firstMonth,
      reporters,
      days: rows.map(row => usageDayOf(row, series.get(row.series_id)!)),
    };
  });
}

/** The days by month. */
export function byMonth(days: readonly UsageDay[]): Map<Month, UsageDay[]> {
  const months = new Map<Month, UsageDay[]>();
  for (const day of days) {
    const month = monthOf(day.day);
    const known = months.get(month);
    if (known) {
      known.push(day);
    } else {
      months.set(month, [day]);
    }
  }
  return months;
}

async function readSeries(
  trx: Knex.Transaction,
  reporters?: readonly string[],
): Promise<Map<number, UsageSeries>> {
  const query = trx('usage_series').select('id', 'reporter', 'dimensions');
  const rows: { id: number; reporter: string; dimensions: string }[] =
    await (reporters
      ? query.whereIn('reporter', reporters)
      : query.whereNot('reporter', 'like', PULLED));
  return new Map(
    rows.map(({ id, reporter, dimensions }) => [
      id,
      { ...JSON.parse(dimensions), reporter },
    ]),
  );
}

function usageDayOf(row: UsageDayRow, series: UsageSeries): UsageDay {
  const tokens: UsageDay['tokens'] = {};
  for (const tokenClass of TOKEN_CLASSES) {
    const count = row[`${tokenClass}_tokens`];
    if (count !== null) {
      tokens[tokenClass] = Number(count);
    }
  }
  const { day, currency, estimated_micros, estimated_attos, requests } = row;
  return {
    series,
    day,
    tokens,
    ...(requests !== null && { requests: Number(requests) }),
    ...(estimated_micros !== null && {
      estimate: {
        currency,
        cost: joinAttos(BigInt(estimated_micros), BigInt(estimated_attos ?? 0)),
      },
    }),
  };
}
