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
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import {
  monthOf,
  utcDay,
  type MonthRange,
} from 'backstage-plugin-ai-cost-common';
import { useId, useState } from 'react';
import { MonthField } from './MonthField';
import { monthRangeProblem } from './monthRangeProblem';

const useStyles = makeStyles(
  theme => ({
    fields: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      marginTop: theme.spacing(1),
    },
    button: { textTransform: 'none' },
    actions: { padding: theme.spacing(1, 3, 2) },
  }),
  { name: 'AiCostReadAgainDialog' },
);

export interface ReadAgainDialogProps {
  open: boolean;
  sourceId: string;
  onClose(): void;
  onConfirm(range: MonthRange): void;
}

/** Asks which billing periods of a source are to be read again. */
export function ReadAgainDialog(props: ReadAgainDialogProps) {
  const { open, sourceId, onClose, onConfirm } = props;
  const titleId = useId();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth="xs"
    >
      <DialogTitle id={titleId}>Read months of {sourceId} again</DialogTitle>
      <RangeForm onClose={onClose} onConfirm={onConfirm} />
    </Dialog>
  );
}

/** Begins anew each time the dialog opens, with the current month. */
function RangeForm(props: Pick<ReadAgainDialogProps, 'onClose' | 'onConfirm'>) {
  const { onClose, onConfirm } = props;
  const classes = useStyles();
  const [range, setRange] = useState(() => {
    const month = monthOf(utcDay(new Date()));
    return { from: month, to: month };
  });
  const problem = monthRangeProblem(range);
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!problem) {
          onConfirm(range);
        }
      }}
    >
      <DialogContent>
        <DialogContentText>
          These billing periods are read again even if nothing about them has
          changed, all others only if they have. What is shown stays until the
          new reading is complete.
        </DialogContentText>
        <div className={classes.fields}>
          <MonthField
            label="First month"
            value={range.from}
            problem={problem?.field === 'from' ? problem.text : undefined}
            onChange={from => setRange({ ...range, from })}
          />
          <MonthField
            label="Last month"
            value={range.to}
            problem={problem?.field === 'to' ? problem.text : undefined}
            onChange={to => setRange({ ...range, to })}
          />
        </div>
      </DialogContent>
      <DialogActions className={classes.actions}>
        <Button className={classes.button} onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disableElevation
          className={classes.button}
          disabled={problem !== undefined}
        >
          Read again
        </Button>
      </DialogActions>
    </form>
  );
}
