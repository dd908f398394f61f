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

import { utcDay } from 'backstage-plugin-ai-cost-common';
import { rollUpQuery } from '../rollup/rollUpState';
import { useRollUp } from '../rollup/useRollUp';
import { CardAnswer } from './CardAnswer';
import { RollUpCostSummary } from './RollUpCostSummary';

/** The month so far of a Group, User, System or Domain. */
export function RollUpCardContent({ scopeRef }: { scopeRef: string }) {
  const today = utcDay(new Date());
  const request = useRollUp(rollUpQuery({ scopeRef, today }));
  return (
    <CardAnswer request={request} forbidden="You may not see what this costs.">
      {report => {
        const total = report.totals.find(
          one => one.currency === report.currency,
        );
        return total ? (
          <RollUpCostSummary report={report} total={total} today={today} />
        ) : (
          'No AI charges this month.'
        );
      }}
    </CardAnswer>
  );
}
