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

/**
 * What a summary has a series for: what each entity spends on, what all of them
 * spend on together, or what each entity spends whatever it is on. Each series
 * of the first is a part of one series of the others.
 */
export const SUMMARY_LEVELS = ['entity', 'portfolio', 'total'] as const;

export type SummaryLevel = (typeof SUMMARY_LEVELS)[number];

/** The levels that follow from that of entities. */
export type CoarserLevel = Exclude<SummaryLevel, 'entity'>;

/** Each level has a summary by day and one by month. */
export const SUMMARIES = ['daily', 'monthly'] as const;

export type Summary = (typeof SUMMARIES)[number];

/** Where the summaries are stored. */
export const SUMMARY_TABLES = {
  entity: {
    series: 'entity_cost_series',
    daily: 'entity_daily_costs',
    monthly: 'entity_monthly_costs',
  },
  portfolio: {
    series: 'portfolio_series',
    daily: 'portfolio_daily_costs',
    monthly: 'portfolio_monthly_costs',
  },
  total: {
    series: 'entity_total_series',
    daily: 'entity_total_daily_costs',
    monthly: 'entity_total_monthly_costs',
  },
} as const satisfies Record<SummaryLevel, Record<Summary | 'series', string>>;

/** The column of time in each of them. */
export const TIME_COLUMNS = {
  daily: 'day',
  monthly: 'month',
} as const satisfies Record<Summary, string>;
