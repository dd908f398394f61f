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
import Typography from '@material-ui/core/Typography';
import { errorMessage } from '../request/errorMessage';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    retry: { textTransform: 'none' },
  }),
  { name: 'AiCostPanelFailed' },
);

export interface PanelFailedProps {
  error: Error;
  /** What could not be loaded, as in "the training runs". */
  what: string;
  onRetry(): void;
}

/** A part of the section failed; the rest stays. */
export function PanelFailed({ error, what, onRetry }: PanelFailedProps) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="alert">
      <Typography variant="body2" color="textSecondary">
        Could not load {what}: {errorMessage(error)}
      </Typography>
      <Button color="primary" className={classes.retry} onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
