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
import type { SourceFreshness } from 'backstage-plugin-ai-cost-common';
import { formatDay } from '../../format/day';
import { formatAgo, formatInstant } from '../../format/instant';
import { GRADE_NAMES } from '../../format/words';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: theme.spacing(1, 0, 0),
      padding: theme.spacing(0, 0, 0, 3.5),
      listStyle: 'none',
      display: 'grid',
      gap: theme.spacing(0.5),
    },
    id: {
      color: theme.palette.text.primary,
      fontWeight: theme.typography.fontWeightBold as number,
    },
  }),
  { name: 'AiCostSourceList' },
);

/** What each source of the money says about itself. */
export function SourceList(props: { sources: SourceFreshness[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {props.sources.map(source => (
        <li key={source.sourceId}>
          <span className={classes.id}>{source.sourceId}</span>
          {': '}
          {source.completeThrough
            ? `complete through ${formatDay(source.completeThrough)}`
            : 'no complete day yet'}
          {', '}
          <span title={formatInstant(source.deliveredAt)}>
            delivered {formatAgo(source.deliveredAt)}
          </span>
          {`, ${GRADE_NAMES[source.grade]}`}
          {source.stale && ', late: its last run failed or is overdue'}
        </li>
      ))}
    </ul>
  );
}
