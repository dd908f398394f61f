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
import Dialog from '@material-ui/core/Dialog';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import PrintIcon from '@material-ui/icons/Print';
import Skeleton from '@material-ui/lab/Skeleton';
import { governanceApiRef } from '../../api/governanceApiRef';
import { RequestFailed } from '../../components/RequestFailed';
import { useRequest } from '../../request/useRequest';
import { StatementCsvButton } from './StatementCsvButton';
import { StatementView } from './StatementView';

const PRINTED = 'ai-cost-printed';

const useStyles = makeStyles(
  theme => ({
    // Printed is the statement alone, in ink on paper whatever the theme, and
    // over as many pages as it takes.
    '@global': {
      '@media print': {
        [`body > *:not(.${PRINTED})`]: { display: 'none !important' },
        [`.${PRINTED}`]: { position: 'static !important' },
        [`.${PRINTED} *`]: {
          color: '#000 !important',
          backgroundColor: 'transparent !important',
        },
      },
    },
    container: { '@media print': { height: 'auto', display: 'block' } },
    paper: {
      '@media print': {
        height: 'auto',
        overflow: 'visible',
        boxShadow: 'none',
        backgroundColor: '#fff',
      },
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 3),
      borderBottom: `1px solid ${theme.palette.divider}`,
      '@media print': { display: 'none' },
    },
    button: { textTransform: 'none' },
    content: {
      width: '100%',
      maxWidth: 1000,
      margin: '0 auto',
      padding: theme.spacing(3),
      '@media print': { maxWidth: 'none', padding: 0 },
    },
  }),
  { name: 'AiCostStatementDialog' },
);

export interface StatementDialogProps {
  /** Undefined: closed. */
  statementId?: string;
  onClose(): void;
}

/** One statement on a page of its own, to read and to print. */
export function StatementDialog(props: StatementDialogProps) {
  const { statementId, onClose } = props;
  return statementId === undefined ? null : (
    <OpenDialog statementId={statementId} onClose={onClose} />
  );
}

function OpenDialog(props: { statementId: string; onClose(): void }) {
  const { statementId, onClose } = props;
  const api = useApi(governanceApiRef);
  const classes = useStyles();
  const { data, error, retry } = useRequest({
    key: statementId,
    load: signal => api.getStatement(statementId, { signal }),
  });
  return (
    <Dialog
      open
      fullScreen
      onClose={onClose}
      className={PRINTED}
      classes={{ container: classes.container, paper: classes.paper }}
      // The dialog is the paper, whose type names few of its attributes.
      PaperProps={{ 'aria-label': 'Statement' } as object}
    >
      <div className={classes.actions}>
        {data && (
          <>
            <StatementCsvButton statement={data} />
            <Button
              size="small"
              className={classes.button}
              startIcon={<PrintIcon />}
              onClick={() => window.print()}
            >
              Print
            </Button>
          </>
        )}
        <Button
          size="small"
          className={classes.button}
          startIcon={<CloseIcon />}
          onClick={onClose}
        >
          Close
        </Button>
      </div>
      <div className={classes.content}>
        {error && (
          <RequestFailed
            error={error}
            what="the statement"
            forbiddenAdvice="You see statements of teams whose cost you may read; for all of them, ask for the permission aiCost.statement.read."
            onRetry={retry}
          />
        )}
        {!error && !data && (
          <Skeleton variant="rect" height={400} animation={false} />
        )}
        {data && <StatementView statement={data} />}
      </div>
    </Dialog>
  );
}
