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
import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';
import { Announcement } from '../components/Announcement';

const LONGEST_NAME = 80;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1.5),
    },
    field: { flex: '1 1 220px' },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostSaveViewForm' },
);

export interface SaveViewFormProps {
  /** Names that there are already. */
  taken: readonly string[];
  onSave(name: string): Promise<void>;
}

/** Keeps what is on screen under a name. */
export function SaveViewForm(props: SaveViewFormProps) {
  const { taken, onSave } = props;
  const classes = useStyles();
  const id = useId();
  const [name, setName] = useState('');
  const [saved, setSaved] = useState('');
  const trimmed = name.trim();
  const isTaken = taken.includes(trimmed);
  return (
    <form
      className={classes.root}
      onSubmit={async event => {
        event.preventDefault();
        await onSave(trimmed);
        setSaved(trimmed);
        setName('');
      }}
    >
      <TextField
        id={id}
        className={classes.field}
        size="small"
        variant="outlined"
        label="Keep what is on screen as"
        value={name}
        error={isTaken}
        helperText={isTaken ? 'There is a view of this name' : undefined}
        inputProps={{ maxLength: LONGEST_NAME }}
        onChange={event => setName(event.target.value)}
      />
      <Button
        type="submit"
        variant="contained"
        color="primary"
        className={classes.button}
        disabled={trimmed === '' || isTaken}
      >
        Save
      </Button>
      <Announcement text={saved && `${saved} saved`} />
    </form>
  );
}
