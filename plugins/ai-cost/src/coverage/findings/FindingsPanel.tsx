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
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type { AnnotationFindings } from 'backstage-plugin-ai-cost-common';
import { governanceApiRef } from '../../api/governanceApiRef';
import { Panel } from '../../components/Panel';
import { RequestFailed } from '../../components/RequestFailed';
import { formatCount } from '../../format/quantity';
import { useRequest } from '../../request/useRequest';
import { FindingsTable } from './FindingsTable';

const TITLE = 'Annotations that need a look';

/** What the linter finds wrong with annotations, with the way to mend it. */
export function FindingsPanel() {
  const api = useApi(governanceApiRef);
  const { data, error, retry } = useRequest({
    key: '',
    load: signal => api.getAnnotationFindings({ signal }),
  });
  if (error) {
    return (
      <RequestFailed
        error={error}
        what="what is wrong with annotations"
        forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.unallocated.read."
        onRetry={retry}
      />
    );
  }
  if (!data) {
    return (
      <Panel title={TITLE}>
        <Skeleton variant="rect" height={160} animation={false} />
      </Panel>
    );
  }
  if (data.items.length === 0) {
    return (
      <Panel title={TITLE} subtitle={hiddenInWords(data)}>
        <Typography variant="body2" color="textSecondary">
          Nothing is wrong with the annotations of the entities that you may
          see.
        </Typography>
      </Panel>
    );
  }
  return (
    <Panel
      flush
      title={TITLE}
      subtitle={[
        formatCount(data.items.length, 'entity', 'entities'),
        hiddenInWords(data),
      ]
        .filter(Boolean)
        .join('; ')}
    >
      <FindingsTable findings={data} />
    </Panel>
  );
}

function hiddenInWords({ hidden }: AnnotationFindings): string | undefined {
  return hidden > 0
    ? `${formatCount(hidden, 'entity', 'entities')} more that you may not see`
    : undefined;
}
