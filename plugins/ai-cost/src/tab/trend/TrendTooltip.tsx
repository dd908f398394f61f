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
import {
  parseDecimal,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import { Swatch } from '../../components/Swatch';
import { formatBucket } from '../../format/day';
import { formatExactMoney } from '../../format/money';
import { COMPLETENESS_IN_WORDS } from './completenessInWords';
import type { TrendBar } from './trendBars';
import type { TrendGroup } from './trendGroups';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      maxWidth: 'min(420px, 90vw)',
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
    name: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    amount: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    total: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(3),
      marginTop: theme.spacing(0.75),
      paddingTop: theme.spacing(0.75),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontWeight: theme.typography.fontWeightBold as number,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'AiCostTrendTooltip' },
);

export interface TrendTooltipProps {
  bar: TrendBar;
  groups: TrendGroup[];
  granularity: Granularity;
  currency: string;
}

/** A bar's amounts to the last digit. */
export function TrendTooltip(props: TrendTooltipProps) {
  const { bar, groups, granularity, currency } = props;
  const classes = useStyles();
  const shown = groups.filter(
    group =>
      bar.amounts[group.id] && parseDecimal(bar.amounts[group.id]) !== 0n,
  );
  return (
    <Paper elevation={8} className={classes.root}>
      <div className={classes.title}>{formatBucket(bar, granularity)}</div>
      <div className={classes.state}>
        {COMPLETENESS_IN_WORDS[bar.completeness]}
      </div>
      {shown.length > 0 && (
        <div className={classes.rows}>
          {shown.map(group => (
            <TooltipRow
              key={group.id}
              group={group}
              amount={formatExactMoney(bar.amounts[group.id], currency)}
            />
          ))}
        </div>
      )}
      {bar.total !== undefined && (
        <div className={classes.total}>
          <span>Total</span>
          <span>{formatExactMoney(bar.total, currency)}</span>
        </div>
      )}
    </Paper>
  );
}

function TooltipRow(props: { group: TrendGroup; amount: string }) {
  const { group, amount } = props;
  const classes = useStyles();
  return (
    <>
      <Swatch color={group.color} />
      <span className={classes.name}>{group.name}</span>
      <span className={classes.amount}>{amount}</span>
    </>
  );
}
