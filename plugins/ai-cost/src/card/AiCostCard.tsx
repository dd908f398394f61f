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
import { utcDay } from 'backstage-plugin-ai-cost-common';
import { lazy, Suspense } from 'react';
import { rollUpKindOf } from '../entity/rollUpKinds';
import { costQuery } from '../state/costQuery';
import { DEFAULT_TAB_STATE } from '../state/TabState';
import { useEntityCosts } from '../tab/useEntityCosts';
import { CardAnswer } from './CardAnswer';
import { EntityCostSummary } from './EntityCostSummary';
import { RollUpCardContent } from './RollUpCardContent';

// What the money buys comes by itself, so that the card is there as soon as before.
const CardValue = lazy(() =>
  import('./CardValue').then(m => ({ default: m.CardValue })),
);

/** The AI cost of an entity, or of those that it answers for, for its overview page. */
export function AiCostCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const entityPath = useRouteRef(entityRouteRef)(entityRouteParams(entity));
  return (
    <EntityInfoCard
      title="AI Cost"
      footerActions={<Link to={`${entityPath}/ai-cost`}>All AI costs</Link>}
    >
      {rollUpKindOf(entity.kind) ? (
        <RollUpCardContent key={entityRef} scopeRef={entityRef} />
      ) : (
        <EntityCardContent key={entityRef} entityRef={entityRef} />
      )}
    </EntityInfoCard>
  );
}

function EntityCardContent(props: { entityRef: string }) {
  const { entityRef } = props;
  const today = utcDay(new Date());
  const query = costQuery({ entityRef, state: DEFAULT_TAB_STATE, today });
  const request = useEntityCosts(query);
  return (
    <>
      <CardAnswer
        request={request}
        forbidden="You may not see what this entity costs."
      >
        {report => {
          const total = report.totals.find(
            one => one.currency === report.query.currency,
          );
          return total ? (
            <EntityCostSummary report={report} total={total} today={today} />
          ) : (
            'No AI charges this month.'
          );
        }}
      </CardAnswer>
      <Suspense fallback={null}>
        <CardValue query={{ entityRef, from: query.from, to: query.to }} />
      </Suspense>
    </>
  );
}
