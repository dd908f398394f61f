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
import type { RollUpReport } from 'backstage-plugin-ai-cost-common';
import { useState } from 'react';
import { Panel } from '../../components/Panel';
import { formatDays } from '../../format/day';
import { MoverList } from './MoverList';

const FIRST = 5;

const useStyles = makeStyles(
  theme => ({
    more: { textTransform: 'none', marginTop: theme.spacing(0.5) },
  }),
  { name: 'AiCostMoversPanel' },
);

export interface MoversPanelProps {
  report: RollUpReport;
  currency: string;
  linkTo(entityRef: string): string | undefined;
}

/** The components whose cost changed most, and what made it change. */
export function MoversPanel(props: MoversPanelProps) {
  const { report, currency, linkTo } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const days = report.comparedDays;
  return (
    <Panel
      title="Movers"
      subtitle={
        days &&
        `What changed most, ${formatDays(days.current)} against ${formatDays(
          days.previous,
        )}`
      }
    >
      {report.movers.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {days
            ? 'The cost of no component changed.'
            : 'No day of this period is complete yet, so nothing is compared.'}
        </Typography>
      ) : (
        <MoverList
          report={report}
          currency={currency}
          limit={all ? undefined : FIRST}
          linkTo={linkTo}
        />
      )}
      {report.movers.length > FIRST && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? `Show the first ${FIRST}` : `Show all ${report.movers.length}`}
        </Button>
      )}
    </Panel>
  );
}
