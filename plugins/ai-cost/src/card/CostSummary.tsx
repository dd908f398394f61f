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
import type {
  ComparedDays,
  CostBasis,
  CostBucket,
  CostSeries,
  CurrencyTotal,
  Day,
  DecimalString,
} from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { Money } from '../components/Money';
import { formatMoney } from '../format/money';
import { Comparison } from '../tab/headline/Comparison';
import { dailyPoints } from './dailyPoints';
import { Sparkline } from './Sparkline';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.45,
      color: theme.palette.text.secondary,
    },
    cost: {
      fontSize: theme.typography.pxToRem(28),
      fontWeight: theme.typography.fontWeightBold as number,
      lineHeight: 1.25,
      color: theme.palette.text.primary,
    },
    top: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(0.5, 0),
      color: theme.palette.text.primary,
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    name: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'AiCostCostSummary' },
);

export interface CostSummaryProps {
  report: {
    query: { basis: CostBasis };
    comparedDays?: ComparedDays;
    buckets: CostBucket[];
    series: CostSeries[];
  };
  total: CurrencyTotal;
  today: Day;
  /** What most of it went to, most expensive first. */
  top: { key: string; name: ReactNode; cost: DecimalString }[];
  /** What `top` lists, as in "Top models". */
  topLabel: string;
}

/** This month so far: how much, how it moved, on what. */
export function CostSummary(props: CostSummaryProps) {
  const { report, total, today, top, topLabel } = props;
  const { currency } = total;
  const { basis } = report.query;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div>
        <div>This month so far</div>
        <div className={classes.cost}>
          <Money amount={total.current[basis]} currency={currency} />
        </div>
        <Comparison total={total} basis={basis} days={report.comparedDays} />
      </div>
      <Sparkline
        points={dailyPoints(report, today)}
        label={`Daily cost this month, ${formatMoney(
          total.current[basis],
          currency,
        )} in all`}
      />
      <ul className={classes.top} aria-label={topLabel}>
        {top.map(({ key, name, cost }) => (
          <li key={key} className={classes.item}>
            <span className={classes.name}>{name}</span>
            <Money amount={cost} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
}
