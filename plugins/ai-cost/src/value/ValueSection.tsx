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

import { makeStyles } from '@material-ui/core/styles';
import type {
  EntityCostQuery,
  EntityValueQuery,
} from 'backstage-plugin-ai-cost-common';
import { Announcement } from '../components/Announcement';
import { RequestFailed } from '../components/RequestFailed';
import { useEntityValue } from './useEntityValue';
import { ValueReportView } from './ValueReportView';
import type { ValueSectionProps } from './ValueSectionProps';
import { ValueSkeleton } from './ValueSkeleton';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'AiCostValueSection' },
);

/** What the money buys: spend beside performance, quality and output. */
export function ValueSection(props: ValueSectionProps) {
  const { title, state } = props;
  const classes = useStyles();
  const query = valueQuery(props.query, state.unit);
  const { data: report, error, loading, retry } = useEntityValue(query);
  let status = loading ? 'Loading value' : 'Value loaded';
  if (error) {
    // A failure speaks for itself.
    status = '';
  }
  return (
    <div className={classes.root}>
      <Announcement text={status} />
      {error && (
        <RequestFailed
          error={error}
          what={`the value of ${title}`}
          forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.cost.read."
          onRetry={retry}
        />
      )}
      {!error && !report && <ValueSkeleton />}
      {report && (
        <ValueReportView {...props} report={report} loading={loading} />
      )}
    </div>
  );
}

function valueQuery(
  { entityRef, from, to, environments, currency }: EntityCostQuery,
  unit?: string,
): EntityValueQuery {
  return { entityRef, from, to, environments, currency, unit };
}
