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
import Skeleton from '@material-ui/lab/Skeleton';
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { Announcement } from '../../components/Announcement';
import type { ComparedArm } from '../../state/TabState';
import { PanelFailed } from '../PanelFailed';
import { ComparisonTable } from './ComparisonTable';
import { useComparison } from './useComparison';

const useStyles = makeStyles(
  theme => ({ root: { marginTop: theme.spacing(2) } }),
  { name: 'AiCostComparisonResult' },
);

export interface ComparisonResultProps {
  report: EntityValueReport;
  arms: [ComparedArm, ComparedArm];
}

/** Asks for a comparison, and shows it. */
export function ComparisonResult({ report, arms }: ComparisonResultProps) {
  const classes = useStyles();
  const { environments } = report.query;
  // An arm has one environment or all of them.
  const environment = environments.length === 1 ? environments[0] : undefined;
  const [first, second] = arms.map(arm => ({ ...arm, environment }));
  const { data, error, loading, retry } = useComparison({
    entityRef: report.entityRef,
    arms: [first, second],
    currency: report.currency,
  });
  return (
    <div className={classes.root}>
      <Announcement text={loading ? 'Comparing' : ''} />
      {error && (
        <PanelFailed error={error} what="the comparison" onRetry={retry} />
      )}
      {data && <ComparisonTable comparison={data} scores={report.scores} />}
      {!data && !error && <Skeleton height={160} animation={false} />}
    </div>
  );
}
