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

import DoneAllIcon from '@material-ui/icons/DoneAll';
import type {
  CoverageReport,
  Day,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import { Message } from '../components/Message';
import { FreshnessLine } from '../tab/freshness/FreshnessLine';
import { GroupsPanel } from './groups/GroupsPanel';
import { ReasonsPanel } from './reasons/ReasonsPanel';
import { TagKeysPanel } from './tagkeys/TagKeysPanel';
import { CoverageTarget } from './target/CoverageTarget';
import { CoverageTrend } from './trend/CoverageTrend';

export interface CoverageReportViewProps {
  report: CoverageReport;
  currency: string;
  today: Day;
  /** Lists charge lines that are nobody's, for one reason or of one group. */
  onLines(target: { reason?: UnallocatedReason; group?: string }): void;
  onFindOwner(groupId: string): void;
}

/** Coverage against the target, by month, and what is nobody's. */
export function CoverageReportView(props: CoverageReportViewProps) {
  const { report, currency, today, onLines, onFindOwner } = props;
  return (
    <>
      <CoverageTarget report={report} currency={currency} />
      <FreshnessLine report={report} currency={currency} today={today} />
      {report.trend.length > 1 && (
        <CoverageTrend trend={report.trend} currency={currency} />
      )}
      {report.reasons.length === 0 && report.groups.length === 0 ? (
        <Message icon={<DoneAllIcon />} title="Everything has an owner">
          No charge of this period is nobody’s. New resources may come without:
          look again after the next bill.
        </Message>
      ) : (
        <>
          <ReasonsPanel
            reasons={report.reasons}
            currency={currency}
            onLines={reason => onLines({ reason })}
          />
          <GroupsPanel
            groups={report.groups}
            leftOut={report.groupsLeftOut}
            currency={currency}
            onFindOwner={onFindOwner}
            onLines={group => onLines({ group })}
          />
          <TagKeysPanel tagKeys={report.tagKeys} currency={currency} />
        </>
      )}
    </>
  );
}
