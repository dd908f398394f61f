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

import { makeStyles } from '@material-ui/core/styles';
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { formatDay, formatDays } from '../format/day';
import { GRADE_NAMES } from '../format/words';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      padding: theme.spacing(0, 0.5),
      fontSize: theme.typography.pxToRem(13),
      // It lies on the page itself, where the quiet colour is too pale to read.
      color: theme.palette.text.primary,
    },
  }),
  { name: 'AiCostValueFreshness' },
);

/** How sure the money is, and which days are compared. */
export function ValueFreshness({ report }: { report: EntityValueReport }) {
  const { completeThrough, grades, comparedDays, telemetry } = report;
  const classes = useStyles();
  return (
    <p className={classes.root}>
      {[
        completeThrough
          ? `Cost is complete through ${formatDay(completeThrough)}`
          : 'No day of cost is complete',
        ...grades.map(grade => GRADE_NAMES[grade]),
        ...(comparedDays
          ? [
              `${formatDays(comparedDays.current)} against ${formatDays(
                comparedDays.previous,
              )}`,
            ]
          : []),
        ...(telemetry.pending
          ? [
              'Telemetry is being given to entities: figures may change within a minute',
            ]
          : []),
      ].join(' · ')}
    </p>
  );
}
