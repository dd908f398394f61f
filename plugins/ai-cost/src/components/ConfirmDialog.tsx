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
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useId, type ReactNode } from 'react';
import { errorMessage } from '../request/errorMessage';

const useStyles = makeStyles(
  theme => ({
    content: {
      display: 'grid',
      gap: theme.spacing(2),
      overflowWrap: 'anywhere',
    },
    button: { textTransform: 'none' },
    actions: { padding: theme.spacing(1, 3, 2) },
  }),
  { name: 'AiCostConfirmDialog' },
);

export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What will be done, and whether it can be undone. */
  children: ReactNode;
  confirm: string;
  /** It is being done. */
  busy: boolean;
  /** Why it could not be done. */
  error?: Error;
  onClose(): void;
  onConfirm(): void;
}

/** Asks before something is done that others will see. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirm, busy, error, onClose, onConfirm } = props;
  const classes = useStyles();
  const titleId = useId();
  return (
    <Dialog
      open={open}
      onClose={busy ? undefined : onClose}
      aria-labelledby={titleId}
      maxWidth="sm"
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent className={classes.content}>
        <div>{props.children}</div>
        {error && (
          <Alert severity="error" variant="outlined">
            {errorMessage(error)}
          </Alert>
        )}
      </DialogContent>
      <DialogActions className={classes.actions}>
        <Button className={classes.button} disabled={busy} onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="contained"
          color="primary"
          disableElevation
          className={classes.button}
          disabled={busy}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
