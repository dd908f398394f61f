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
import type { DecimalString } from 'backstage-plugin-ai-cost-common';
import { costChange } from '../format/costChange';
import { formatExactMoney, formatMoneyChange } from '../format/money';
import { formatRelativeChange } from '../format/quantity';

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
      },
      icon: { fontSize: '1.1em' },
      up: { color: theme.palette.error[tone] },
      down: { color: theme.palette.success[tone] },
    };
  },
  { name: 'AiCostChange' },
);

export interface ChangeProps {
  current: DecimalString;
  previous: DecimalString;
  currency: string;
  /** What to write: the difference in money, in per cent, or both. */
  show: 'money' | 'percent' | 'both';
}

/** How an amount differs from the one before; arrow and sign say it, not colour alone. */
export function Change(props: ChangeProps) {
  const { current, previous, currency, show } = props;
  const classes = useStyles();
  const change = costChange(current, previous);
  if (change.direction === 'same') {
    return <span className={classes.root}>no change</span>;
  }
  const Icon = change.direction === 'up' ? ArrowUpwardIcon : ArrowDownwardIcon;
  const money = formatMoneyChange(change.difference, currency);
  const percent =
    change.ratio === undefined ? 'new' : formatRelativeChange(change.ratio);
  return (
    <span
      className={classes.root}
      title={`${formatExactMoney(current, currency)} against ${formatExactMoney(
        previous,
        currency,
      )}`}
    >
      <Icon
        className={`${classes.icon} ${classes[change.direction]}`}
        aria-hidden
      />
      {show === 'money' && money}
      {show === 'percent' && percent}
      {show === 'both' && `${money} (${percent})`}
    </span>
  );
}
