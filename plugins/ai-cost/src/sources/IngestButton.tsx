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
import RefreshIcon from '@material-ui/icons/Refresh';
import type { IngestState } from './useIngest';

const useStyles = makeStyles(
  { root: { textTransform: 'none', whiteSpace: 'nowrap' } },
  { name: 'AiCostIngestButton' },
);

export interface IngestButtonProps {
  sourceId: string;
  state: IngestState;
  onIngest(sourceId: string): void;
}

/** Asks one source to look for new bills now. */
export function IngestButton(props: IngestButtonProps) {
  const { sourceId, state, onIngest } = props;
  const classes = useStyles();
  const running = state.running && state.sourceId === sourceId;
  return (
    <Button
      size="small"
      variant="outlined"
      color="primary"
      className={classes.root}
      startIcon={<RefreshIcon />}
      disabled={state.running}
      aria-label={`Ingest ${sourceId} now`}
      onClick={() => onIngest(sourceId)}
    >
      {running ? 'Ingesting…' : 'Ingest now'}
    </Button>
  );
}
