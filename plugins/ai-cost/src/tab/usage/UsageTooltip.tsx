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

import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment } from 'react';
import { Swatch } from '../../components/Swatch';
import { formatInstant } from '../../format/instant';
import { formatNumber } from '../../format/quantity';
import { STILL_RUNNING, type UsageBar } from './usageBars';
import type { UsagePart } from './usageMeasures';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.5,
    },
    title: { fontWeight: theme.typography.fontWeightBold as number },
    state: { color: theme.palette.text.secondary },
    rows: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr) auto',
      alignItems: 'baseline',
      columnGap: theme.spacing(1),
      marginTop: theme.spacing(1),
    },
    amount: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'AiCostUsageTooltip' },
);

export interface UsageTooltipProps {
  bar: UsageBar;
  parts: UsagePart[];
  colors: string[];
}

/** An hour's usage to the last digit. */
export function UsageTooltip(props: UsageTooltipProps) {
  const { bar, parts, colors } = props;
  const classes = useStyles();
  return (
    <Paper elevation={8} className={classes.root}>
      <div className={classes.title}>{formatInstant(bar.hour)}</div>
      {bar.running && <div className={classes.state}>{STILL_RUNNING}</div>}
      <div className={classes.rows}>
        {parts.map((part, index) =>
          bar.amounts[part.id] === undefined ? null : (
            <Fragment key={part.id}>
              <Swatch color={colors[index]} />
              <span>{part.name}</span>
              <span className={classes.amount}>
                {formatNumber(bar.amounts[part.id])}
              </span>
            </Fragment>
          ),
        )}
      </div>
    </Paper>
  );
}
