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
import { Panel } from '../../components/Panel';
import { errorMessage } from '../../request/errorMessage';
import { ReportedUsageView } from './ReportedUsageView';
import { useEntityUsage } from './useEntityUsage';

const TITLE = 'Last 48 hours';

const useStyles = makeStyles(
  theme => ({
    failed: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    retry: { textTransform: 'none' },
  }),
  { name: 'AiCostUsagePanel' },
);

/**
 * What the entity used lately, long before a bill tells of it. Nothing where
 * nobody reports usage of it.
 */
export function UsagePanel(props: { entityRef: string }) {
  const classes = useStyles();
  const { data, error, retry } = useEntityUsage(props.entityRef);
  if (error) {
    return (
      <Panel title={TITLE}>
        <div className={classes.failed}>
          <Typography variant="body2" color="textSecondary">
            Could not load what was used: {errorMessage(error)}
          </Typography>
          <Button color="primary" className={classes.retry} onClick={retry}>
            Try again
          </Button>
        </div>
      </Panel>
    );
  }
  if (!data || data.reporters.length === 0) {
    return null;
  }
  return <ReportedUsageView title={TITLE} usage={data} />;
}
