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

import type {
  CurrencyTotal,
  Day,
  RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { useSpenderLink } from '../portfolio/links/useSpenderLink';
import { DEFAULT_ROLL_UP_STATE } from '../rollup/rollUpState';
import { EntityName } from '../rollup/EntityName';
import { CostSummary } from './CostSummary';

const TOP_COMPONENTS = 3;

export interface RollUpCostSummaryProps {
  report: RollUpReport;
  total: CurrencyTotal;
  today: Day;
}

/** The month so far of a Group, User, System or Domain, and its dearest components. */
export function RollUpCostSummary(props: RollUpCostSummaryProps) {
  const { report, total, today } = props;
  const spenderLink = useSpenderLink();
  return (
    <CostSummary
      report={report}
      total={total}
      today={today}
      topLabel="Top components"
      top={report.members.slice(0, TOP_COMPONENTS).map(member => ({
        key: member.entityRef,
        name: (
          <EntityName
            entity={member}
            // The catalog has no page of what it has no more.
            link={
              member.retired
                ? undefined
                : spenderLink(member.entityRef, DEFAULT_ROLL_UP_STATE)
            }
          />
        ),
        cost: member.cost,
      }))}
    />
  );
}
