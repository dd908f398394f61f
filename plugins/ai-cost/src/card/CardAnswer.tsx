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

import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ReactNode } from 'react';
import { Announcement } from '../components/Announcement';
import { errorMessage } from '../request/errorMessage';
import { isForbidden } from '../request/isForbidden';
import type { RequestState } from '../request/useRequest';

export interface CardAnswerProps<T> {
  request: RequestState<T>;
  /** What to say to those who may not see it. */
  forbidden: string;
  /** The answer; a text says why there is nothing to show. */
  children(report: T): ReactNode;
}

/** A small answer of the backend, or why there is none. */
export function CardAnswer<T>(props: CardAnswerProps<T>) {
  const { request } = props;
  return (
    <>
      <Announcement text={request.loading ? 'Loading AI costs' : ''} />
      <Content {...props} />
    </>
  );
}

function Content<T>(props: CardAnswerProps<T>) {
  const { request, forbidden, children } = props;
  const { data, error, retry } = request;
  if (error) {
    return isForbidden(error) ? (
      <QuietText text={forbidden} />
    ) : (
      <>
        <QuietText
          text={`Could not load the AI costs: ${errorMessage(error)}`}
        />
        <Button size="small" color="primary" onClick={retry}>
          Try again
        </Button>
      </>
    );
  }
  if (!data) {
    return <Skeleton variant="rect" height={190} animation={false} />;
  }
  const answer = children(data);
  return typeof answer === 'string' ? (
    <QuietText text={answer} />
  ) : (
    <>{answer}</>
  );
}

function QuietText(props: { text: string }) {
  return (
    <Typography variant="body2" color="textSecondary">
      {props.text}
    </Typography>
  );
}
