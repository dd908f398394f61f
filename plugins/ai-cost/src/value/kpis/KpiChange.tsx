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
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import { formatRelativeChange } from '../../format/quantity';
import type { KpiDefinition } from './kpiDefinition';

const useStyles = makeStyles(
  theme => {
    const tone = theme.palette.type === 'dark' ? 'light' : 'dark';
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: theme.spacing(0.25),
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
        verticalAlign: 'bottom',
        color: theme.palette.text.primary,
      },
      icon: { fontSize: '1.1em' },
      better: { color: theme.palette.success[tone] },
      worse: { color: theme.palette.error[tone] },
      neither: { color: theme.palette.text.secondary },
    };
  },
  { name: 'AiCostKpiChange' },
);

export interface KpiChangeProps {
  value: number;
  previous: number;
  better: KpiDefinition['better'];
}

/** How a KPI moved, and in words whether that is good. */
export function KpiChange({ value, previous, better }: KpiChangeProps) {
  const classes = useStyles();
  const change = previous > 0 ? value / previous - 1 : undefined;
  // What does not show when it is rounded is neither better nor worse.
  if (value === previous || (change && Math.abs(change) < 0.0005)) {
    return <span className={classes.root}>no change</span>;
  }
  const up = value > previous;
  const Icon = up ? ArrowUpwardIcon : ArrowDownwardIcon;
  const tone = toneOf(up, better);
  return (
    <span className={classes.root}>
      <Icon className={`${classes.icon} ${classes[tone]}`} aria-hidden />
      {change === undefined ? 'new' : formatRelativeChange(change)}
      {tone !== 'neither' && ` ${tone}`}
    </span>
  );
}

function toneOf(up: boolean, better: KpiDefinition['better']) {
  if (better === 'neither') {
    return 'neither';
  }
  return up === (better === 'higher') ? 'better' : 'worse';
}
