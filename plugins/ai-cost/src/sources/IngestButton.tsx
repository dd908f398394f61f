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
import ButtonGroup from '@material-ui/core/ButtonGroup';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import DropDownIcon from '@material-ui/icons/ArrowDropDown';
import RefreshIcon from '@material-ui/icons/Refresh';
import type { MonthRange } from 'backstage-plugin-ai-cost-common';
import { useId, useState } from 'react';
import { ReadAgainDialog } from './ReadAgainDialog';
import type { IngestState } from './useIngest';

const useStyles = makeStyles(
  theme => ({
    button: { textTransform: 'none', whiteSpace: 'nowrap' },
    more: { padding: theme.spacing(0, 0.25), minWidth: 32 },
  }),
  { name: 'AiCostIngestButton' },
);

export interface IngestButtonProps {
  sourceId: string;
  state: IngestState;
  onIngest(sourceId: string, readAgain?: MonthRange): void;
}

/** Asks one source to look for new bills now, or to read months again. */
export function IngestButton(props: IngestButtonProps) {
  const { sourceId, state, onIngest } = props;
  const classes = useStyles();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [asking, setAsking] = useState(false);
  const running = state.running && state.sourceId === sourceId;
  const text = running ? 'Ingesting…' : 'Ingest now';
  return (
    <>
      <ButtonGroup
        size="small"
        variant="outlined"
        color="primary"
        disabled={state.running}
      >
        <Button
          className={classes.button}
          startIcon={<RefreshIcon />}
          aria-label={`${text}: ${sourceId}`}
          onClick={() => onIngest(sourceId)}
        >
          {text}
        </Button>
        <Button
          className={classes.more}
          aria-label={`More ways to ingest ${sourceId}`}
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
          aria-controls={anchor && menuId}
          onClick={event => setAnchor(event.currentTarget)}
        >
          <DropDownIcon />
        </Button>
      </ButtonGroup>
      <Menu
        id={menuId}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        open={anchor !== undefined}
        onClose={() => setAnchor(undefined)}
      >
        <MenuItem
          onClick={() => {
            setAnchor(undefined);
            setAsking(true);
          }}
        >
          Read a range again…
        </MenuItem>
      </Menu>
      <ReadAgainDialog
        open={asking}
        sourceId={sourceId}
        onClose={() => setAsking(false)}
        onConfirm={range => {
          setAsking(false);
          onIngest(sourceId, range);
        }}
      />
    </>
  );
}
