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

import InputAdornment from '@material-ui/core/InputAdornment';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import SearchIcon from '@material-ui/icons/Search';
import type { ReactNode } from 'react';
import { formatNumber } from '../format/quantity';
import { ColumnMenu, type ColumnMenuProps } from './ColumnMenu';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
      padding: theme.spacing(0, 2.5, 1.5),
    },
    filter: { flex: '1 1 200px', maxWidth: 320 },
    count: {
      fontSize: theme.typography.pxToRem(13),
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
    end: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
  }),
  { name: 'AiCostTableControls' },
);

export interface TableControlsProps extends ColumnMenuProps {
  filter: string;
  onFilter(text: string): void;
  /** What the rows are, as in "components". */
  things: string;
  /** Rows that the filter keeps, of all. */
  kept: number;
  all: number;
  actions?: ReactNode;
}

/** What to show of a table, above it. */
export function TableControls(props: TableControlsProps) {
  const { filter, onFilter, things, kept, all, actions } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <TextField
        className={classes.filter}
        size="small"
        variant="outlined"
        type="search"
        placeholder={`Filter ${things}`}
        inputProps={{ 'aria-label': `Filter ${things}`, maxLength: 200 }}
        InputProps={{
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        }}
        value={filter}
        onChange={event => onFilter(event.target.value)}
      />
      <span className={classes.count} role="status" aria-live="polite">
        {filter.trim() === ''
          ? ''
          : `${formatNumber(kept)} of ${formatNumber(all)}`}
      </span>
      <div className={classes.end}>
        <ColumnMenu columns={props.columns} onChoose={props.onChoose} />
        {actions}
      </div>
    </div>
  );
}
