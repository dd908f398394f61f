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

import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import type { StatementSummary } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api/governanceApiRef';
import { saveFile } from '../../components/saveFile';
import { errorMessage } from '../../request/errorMessage';
import { teamName } from '../teamName';

const useStyles = makeStyles(
  theme => ({
    button: { textTransform: 'none', whiteSpace: 'nowrap' },
    error: {
      color:
        theme.palette.error[theme.palette.type === 'dark' ? 'light' : 'dark'],
    },
  }),
  { name: 'AiCostStatementCsvButton' },
);

/** Saves a statement as CSV. */
export function StatementCsvButton(props: { statement: StatementSummary }) {
  const { statement } = props;
  const api = useApi(governanceApiRef);
  const classes = useStyles();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(await api.exportStatement(statement.id), fileName(statement));
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="small"
        className={classes.button}
        startIcon={<DownloadIcon />}
        disabled={busy}
        aria-label={`Export the statement of ${teamName(statement)} as CSV`}
        onClick={save}
      >
        CSV
      </Button>
      <span role="alert" className={classes.error}>
        {error && errorMessage(error)}
      </span>
    </>
  );
}

/** `ai-cost-statement-2026-10-search-USD.csv` */
function fileName(statement: StatementSummary): string {
  const { month, currency } = statement;
  const team = teamName({ owner: statement.owner }).replace(/[^\w.-]+/g, '-');
  return `ai-cost-statement-${month}-${team}-${currency}.csv`;
}
