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
  addDays,
  daysInRange,
  SOURCE_GRADES,
  type Day,
  type SourceFreshness,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';

/** What a report says of its days. */
export interface DatedReport {
  query: { from: Day; to: Day };
  completeThrough?: Day;
  freshness: SourceFreshness[];
}

export interface FreshnessSummary {
  /** Last day that is complete in every source. */
  completeThrough?: Day;
  /** ISO 8601 instant of the newest delivery. */
  deliveredAt?: string;
  /** The lowest grade among the sources: a sum is as sure as its least part. */
  grade?: SourceGrade;
  /** Days of the period that have charges and may still change. */
  provisionalDays: number;
  /** Sources whose last run failed or is overdue. */
  staleSources: string[];
}

/** How fresh and how sure a report's figures are. */
export function freshnessSummary(
  report: DatedReport,
  today: Day,
): FreshnessSummary {
  const { freshness, completeThrough } = report;
  const grades = freshness.map(source => SOURCE_GRADES.indexOf(source.grade));
  return {
    completeThrough,
    deliveredAt: latest(freshness.map(source => source.deliveredAt)),
    grade: grades.length > 0 ? SOURCE_GRADES[Math.max(...grades)] : undefined,
    provisionalDays: provisionalDays(report, today),
    staleSources: freshness
      .filter(source => source.stale)
      .map(source => source.sourceId),
  };
}

function provisionalDays(report: DatedReport, today: Day): number {
  const { from, to } = report.query;
  const lastCharge = latest(
    report.freshness.flatMap(source => source.lastChargeDay ?? []),
  );
  if (!lastCharge) {
    return 0;
  }
  const next = report.completeThrough && addDays(report.completeThrough, 1);
  const first = next && next > from ? next : from;
  const last = [to, today, lastCharge].sort()[0];
  return Math.max(0, daysInRange(first, last));
}

function latest(texts: string[]): string | undefined {
  return [...texts].sort().pop();
}
