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
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  CostShare,
  EntityTrainingRunsQuery,
} from 'backstage-plugin-ai-cost-common';
import { Panel } from '../../components/Panel';
import { PanelFailed } from '../PanelFailed';
import { RunsSummary } from './RunsSummary';
import { RunsTable } from './RunsTable';
import { useTrainingRuns } from './useTrainingRuns';

const useStyles = makeStyles(
  theme => ({ padded: { padding: theme.spacing(0, 2.5, 2.5) } }),
  { name: 'AiCostRunsPanel' },
);

export interface RunsPanelProps {
  query: EntityTrainingRunsQuery;
  /** What the entity's workloads cost in the same days. */
  workloads: CostShare[];
  /** Of the workloads. */
  currency?: string;
}

/** What training cost beside inference, and what came of it. */
export function RunsPanel({ query, workloads, currency }: RunsPanelProps) {
  const classes = useStyles();
  const { data, error, retry } = useTrainingRuns(query);
  const empty = data && data.runs.length === 0;
  return (
    <Panel
      flush
      title="Training beside inference"
      subtitle="Runs of the period, what they cost and what came of them"
    >
      <div className={classes.padded}>
        <RunsSummary
          outcomes={data?.outcomes ?? []}
          runsCurrency={data?.currency}
          workloads={workloads}
          currency={currency}
        />
        {error && (
          <PanelFailed error={error} what="the training runs" onRetry={retry} />
        )}
        {!data && !error && <Skeleton height={96} animation={false} />}
        {empty && (
          <Typography variant="body2" color="textSecondary">
            No run of training or evaluation is known in this period. Runs come
            from MLflow and from usage events that name a run.
          </Typography>
        )}
      </div>
      {data && !empty && (
        <RunsTable runs={data.runs} currency={data.currency} />
      )}
    </Panel>
  );
}
