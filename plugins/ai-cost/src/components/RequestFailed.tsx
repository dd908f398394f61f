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
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import LockIcon from '@material-ui/icons/LockOutlined';
import { errorMessage } from '../request/errorMessage';
import { isForbidden } from '../request/isForbidden';
import { Message } from './Message';

const useStyles = makeStyles(
  { retry: { textTransform: 'none' } },
  { name: 'AiCostRequestFailed' },
);

export interface RequestFailedProps {
  error: Error;
  /** What could not be shown, as in "the costs of fraud-scoring". */
  what: string;
  /** Who can help where the reader may not see it. */
  forbiddenAdvice: string;
  onRetry(): void;
}

/** A refusal, which asking again does not help, or a failure, which it may. */
export function RequestFailed(props: RequestFailedProps) {
  const { error, what, forbiddenAdvice, onRetry } = props;
  const classes = useStyles();
  if (isForbidden(error)) {
    return (
      <Message icon={<LockIcon />} title={`You may not see ${what}`}>
        {forbiddenAdvice}
      </Message>
    );
  }
  return (
    <Message
      role="alert"
      icon={<ErrorIcon />}
      title={`Could not load ${what}`}
      action={
        <Button
          variant="outlined"
          color="primary"
          className={classes.retry}
          onClick={onRetry}
        >
          Try again
        </Button>
      }
    >
      {errorMessage(error)}
    </Message>
  );
}
