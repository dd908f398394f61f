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
  RollUpQuery,
  RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import { useRollUpValue } from '../useRollUpValue';
import type { MemberRow, ValueState } from './MemberRow';

/** The components of a report; what is measured of them is added when it is there. */
export function useMemberRows(options: {
  query: RollUpQuery;
  report: RollUpReport;
}): { rows: MemberRow[]; valueState: ValueState } {
  const { query, report } = options;
  const { scopeRef, from, to, relations } = query;
  const { data, error, loading } = useRollUpValue({
    scopeRef,
    from,
    to,
    currency: report.currency,
    relations,
  });
  const rows = useMemo(() => {
    const values = new Map(data?.members.map(it => [it.entityRef, it]));
    return report.members.map(member => ({
      member,
      value: values.get(member.entityRef),
    }));
  }, [report.members, data]);
  return { rows, valueState: stateOf({ loading, error }) };
}

function stateOf(request: { loading: boolean; error?: Error }): ValueState {
  if (request.error) {
    return 'failed';
  }
  // The figures of another period would look like those of this one.
  return request.loading ? 'loading' : 'loaded';
}
