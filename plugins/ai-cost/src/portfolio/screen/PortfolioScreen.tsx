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
import type { ReactNode } from 'react';
import { Announcement } from '../../components/Announcement';
import { RequestFailed } from '../../components/RequestFailed';
import { isForbidden } from '../../request/isForbidden';
import type { RequestState } from '../../request/useRequest';
import { TabSkeleton } from '../../tab/TabSkeleton';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'AiCostPortfolioScreen' },
);

export interface PortfolioScreenProps<T> {
  request: RequestState<T>;
  /** What is shown, as in "AI costs". */
  what: string;
  /** What to ask for; it stays when asking fails. */
  toolbar: ReactNode;
  /** What one needs to see it: `aiCost.cost.read` when left out. */
  permission?: string;
  /** The answer, and whether a newer one is on its way. */
  children(report: T, loading: boolean): ReactNode;
}

/** A screen that asks the backend one question. */
export function PortfolioScreen<T>(props: PortfolioScreenProps<T>) {
  const { request, what, toolbar, children } = props;
  const { permission = 'aiCost.cost.read' } = props;
  const { data, error, loading, retry } = request;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Announcement text={statusText(what, request)} />
      {!(error && isForbidden(error)) && toolbar}
      {error && (
        <RequestFailed
          error={error}
          what={`the ${what}`}
          forbiddenAdvice={`Ask whoever runs this portal for the permission ${permission}.`}
          onRetry={retry}
        />
      )}
      {!error && data === undefined && <TabSkeleton />}
      {data !== undefined && children(data, loading)}
    </div>
  );
}

function statusText(
  what: string,
  { loading, error }: RequestState<unknown>,
): string {
  if (loading) {
    return `Loading ${what}`;
  }
  // A failure speaks for itself.
  return error ? '' : `${what} loaded`;
}
