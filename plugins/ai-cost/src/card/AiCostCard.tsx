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

import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { utcDay, type EntityCostReport } from 'backstage-plugin-ai-cost-common';
import { lazy, Suspense } from 'react';
import { Announcement } from '../components/Announcement';
import { errorMessage } from '../request/errorMessage';
import { isForbidden } from '../request/isForbidden';
import type { RequestState } from '../request/useRequest';
import { costQuery } from '../state/costQuery';
import { DEFAULT_TAB_STATE } from '../state/TabState';
import { useEntityCosts } from '../tab/useEntityCosts';
import { EntityCostSummary } from './EntityCostSummary';

// What the money buys comes by itself, so that the card is there as soon as before.
const CardValue = lazy(() =>
  import('./CardValue').then(m => ({ default: m.CardValue })),
);

/** The entity's AI cost at a glance, for its overview page. */
export function AiCostCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const entityPath = useRouteRef(entityRouteRef)(entityRouteParams(entity));
  return (
    <EntityInfoCard
      title="AI Cost"
      footerActions={<Link to={`${entityPath}/ai-cost`}>All AI costs</Link>}
    >
      <CardContent key={entityRef} entityRef={entityRef} />
    </EntityInfoCard>
  );
}

function CardContent(props: { entityRef: string }) {
  const { entityRef } = props;
  const today = utcDay(new Date());
  const query = costQuery({ entityRef, state: DEFAULT_TAB_STATE, today });
  const request = useEntityCosts(query);
  return (
    <>
      <Announcement text={request.loading ? 'Loading AI costs' : ''} />
      <Answer request={request} today={today} />
      <Suspense fallback={null}>
        <CardValue query={{ entityRef, from: query.from, to: query.to }} />
      </Suspense>
    </>
  );
}

function Answer(props: {
  request: RequestState<EntityCostReport>;
  today: string;
}) {
  const { request, today } = props;
  const { data: report, error, retry } = request;
  if (error) {
    return isForbidden(error) ? (
      <Quiet text="You may not see what this entity costs." />
    ) : (
      <>
        <Quiet text={`Could not load the AI costs: ${errorMessage(error)}`} />
        <Button size="small" color="primary" onClick={retry}>
          Try again
        </Button>
      </>
    );
  }
  if (!report) {
    return <Skeleton variant="rect" height={190} animation={false} />;
  }
  const total = report.totals.find(
    one => one.currency === report.query.currency,
  );
  return total ? (
    <EntityCostSummary report={report} total={total} today={today} />
  ) : (
    <Quiet text="No AI charges this month." />
  );
}

function Quiet(props: { text: string }) {
  return (
    <Typography variant="body2" color="textSecondary">
      {props.text}
    </Typography>
  );
}
