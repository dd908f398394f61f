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

import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    // Takes no room, so that nothing jumps when it comes and goes.
    progress: {
      position: 'absolute',
      top: -theme.spacing(1),
      left: 0,
      right: 0,
    },
    outdated: { opacity: 0.6 },
  }),
  { name: 'AiCostReportBody' },
);

export interface ReportBodyProps {
  /** A newer report is on its way. */
  loading: boolean;
  children: ReactNode;
}

/** What a report says, paler while it is no longer what was asked for. */
export function ReportBody(props: ReportBodyProps) {
  const { loading, children } = props;
  const classes = useStyles();
  return (
    <div
      className={loading ? `${classes.root} ${classes.outdated}` : classes.root}
      aria-busy={loading}
    >
      {loading && <LinearProgress className={classes.progress} aria-hidden />}
      {children}
    </div>
  );
}
