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

import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import type { ComparedArm } from '../../state/TabState';

export type ComparisonKind = 'models' | 'periods';

/** Periods, where the report has no two models that can be told by name. */
export function suggestedKind(report: EntityValueReport): ComparisonKind {
  return namedModels(report).length < 2 ? 'periods' : 'models';
}

/** What to compare at first: the two dearest models, or now with before. */
export function suggestedArms(
  kind: ComparisonKind,
  report: EntityValueReport,
): [ComparedArm, ComparedArm] {
  const { previousRange, comparedDays } = report;
  const { from, to } = report.query;
  const current = comparedDays?.current ?? { from, to };
  const previous = comparedDays?.previous ?? previousRange;
  if (kind === 'periods') {
    return [{ ...previous }, { ...current }];
  }
  const [first, second] = namedModels(report);
  return [
    { ...current, model: first?.model },
    { ...current, model: second?.model },
  ];
}

/** Those that calls are counted of come first: there is more to compare. */
function namedModels({ models }: EntityValueReport) {
  const named = models.filter(({ model }) => model !== '');
  return [
    ...named.filter(({ requests }) => requests),
    ...named.filter(({ requests }) => !requests),
  ];
}
