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
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { TrainingRunValue } from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { Quiet } from '../../components/Quiet';
import { ScrollRegion } from '../../components/ScrollRegion';
import { formatInstant } from '../../format/instant';
import { NotAvailable } from '../NotAvailable';
import { OUTCOME_NAMES } from './outcomes';
import { RunMetrics } from './RunMetrics';

const useStyles = makeStyles(
  theme => ({
    table: {
      '& tr > *': { padding: theme.spacing(0.75, 1.5), verticalAlign: 'top' },
      '& tr > :first-child': { paddingLeft: theme.spacing(2.5) },
      '& tr > :last-child': { paddingRight: theme.spacing(2.5) },
      '& tbody tr:last-child > *': { borderBottom: 'none' },
    },
    name: { minWidth: 140, overflowWrap: 'anywhere' },
    outcome: { minWidth: 180 },
    cost: { minWidth: 240, maxWidth: 380, overflowWrap: 'anywhere' },
    metrics: { minWidth: 120, overflowWrap: 'anywhere' },
    instant: { whiteSpace: 'nowrap' },
  }),
  { name: 'AiCostRunsTable' },
);

export interface RunsTableProps {
  runs: TrainingRunValue[];
  currency?: string;
}

/** Runs, newest first: what came of each, why we think so, and its cost. */
export function RunsTable({ runs, currency }: RunsTableProps) {
  const classes = useStyles();
  return (
    <ScrollRegion label="Table of training runs">
      <Table size="small" className={classes.table} aria-label="Training runs">
        <TableHead>
          <TableRow>
            <TableCell>Run</TableCell>
            <TableCell>Outcome</TableCell>
            <TableCell>Ended</TableCell>
            <TableCell>Cost</TableCell>
            <TableCell>Metrics</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {runs.map(run => (
            <TableRow key={`${run.source} ${run.runId}`} hover>
              <TableCell
                component="th"
                role="rowheader"
                scope="row"
                className={classes.name}
              >
                {run.name ?? run.runId}
                <Quiet title={run.runId}>
                  {[run.experiment, run.source].filter(Boolean).join(' · ')}
                </Quiet>
              </TableCell>
              <TableCell className={classes.outcome}>
                {OUTCOME_NAMES[run.outcome]}
                <Quiet>{run.evidence}</Quiet>
              </TableCell>
              <TableCell className={classes.instant}>
                {run.endedAt ? (
                  formatInstant(run.endedAt)
                ) : (
                  <Quiet>since {formatInstant(run.startedAt)}</Quiet>
                )}
              </TableCell>
              <TableCell className={classes.cost}>
                {run.cost === undefined || !currency ? (
                  <NotAvailable reason="No charge names this run." />
                ) : (
                  <>
                    <Money amount={run.cost} currency={currency} />
                    {run.isEstimate && ' estimated'}
                  </>
                )}
                {run.costEvidence && <Quiet>{run.costEvidence}</Quiet>}
              </TableCell>
              <TableCell className={classes.metrics}>
                <RunMetrics metrics={run.metrics} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}
