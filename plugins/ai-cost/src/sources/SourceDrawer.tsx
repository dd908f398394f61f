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

import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { SourceDetail } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { aiCostApiRef } from '../api/aiCostApiRef';
import { Quiet } from '../components/Quiet';
import { RequestFailed } from '../components/RequestFailed';
import { SideDrawer } from '../components/SideDrawer';
import { formatDay, formatMonths } from '../format/day';
import { formatAgo, formatInstant } from '../format/instant';
import { formatCount } from '../format/quantity';
import { GRADE_EXPLANATIONS, GRADE_NAMES } from '../format/words';
import { useRequest } from '../request/useRequest';
import { FactList } from '../components/FactList';
import { AiShare } from './AiShare';
import { DeliveriesTable } from './DeliveriesTable';
import { HealthLabel } from './HealthLabel';
import { QuarantineTable } from './QuarantineTable';
import { RestatementsTable } from './RestatementsTable';
import { RunsTable } from './RunsTable';
import { SourceProblems } from './SourceProblems';
import { VarianceTable } from './VarianceTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'AiCostSourceDrawer' },
);

export interface SourceDrawerProps {
  /** Undefined: closed. */
  sourceId?: string;
  /** Changes when the source should be asked for again. */
  version: number;
  action?: ReactNode;
  onClose(): void;
}

/**
 * One source with its problems, deliveries, variance, runs and what could not be
 * read.
 */
export function SourceDrawer(props: SourceDrawerProps) {
  const { sourceId, version, action, onClose } = props;
  return (
    <SideDrawer
      open={sourceId !== undefined}
      title={sourceId ?? ''}
      subtitle={action}
      onClose={onClose}
    >
      {sourceId !== undefined && (
        <Source key={sourceId} sourceId={sourceId} version={version} />
      )}
    </SideDrawer>
  );
}

function Source(props: { sourceId: string; version: number }) {
  const { sourceId, version } = props;
  const api = useApi(aiCostApiRef);
  const { data, error, retry } = useRequest({
    key: `${sourceId} ${version}`,
    load: signal => api.getSource(sourceId, { signal }),
  });
  if (error) {
    return (
      <RequestFailed
        error={error}
        what={`the source ${sourceId}`}
        forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.source.read."
        onRetry={retry}
      />
    );
  }
  return data ? (
    <Details source={data} />
  ) : (
    <Skeleton variant="rect" height={240} animation={false} />
  );
}

function Details(props: { source: SourceDetail }) {
  const { source } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <FactList
        facts={[
          { name: 'Status', value: <HealthLabel source={source} /> },
          { name: 'Reads', value: source.description },
          {
            name: 'Grade',
            value: (
              <>
                {GRADE_NAMES[source.grade]}
                <Quiet>{GRADE_EXPLANATIONS[source.grade]}</Quiet>
              </>
            ),
          },
          {
            name: 'Last delivery',
            value: source.lastDeliveryAt && (
              <span title={formatInstant(source.lastDeliveryAt)}>
                {formatAgo(source.lastDeliveryAt)}
              </span>
            ),
          },
          {
            name: 'Last success',
            value: source.lastSuccessAt && formatAgo(source.lastSuccessAt),
          },
          {
            name: 'Complete through',
            value: source.completeThrough && formatDay(source.completeThrough),
          },
          {
            name: 'Observed lag',
            value:
              source.observedLagDays === undefined
                ? undefined
                : formatCount(source.observedLagDays, 'day', 'days'),
          },
          {
            name: 'To be read again',
            value:
              source.toReadAgain.length > 0
                ? source.toReadAgain.map(formatMonths).join(', ')
                : undefined,
          },
          {
            name: 'AI in the bill',
            value: <AiShare totals={source.totals} />,
          },
        ]}
      />
      <SourceProblems problems={source.problems} />
      <DeliveriesTable deliveries={source.deliveries} />
      <RestatementsTable deliveries={source.deliveries} />
      <VarianceTable variance={source.variance} />
      <RunsTable runs={source.runs} />
      <QuarantineTable sourceId={source.id} entries={source.quarantine} />
    </div>
  );
}
