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
  CurrencyTotal,
  Day,
  EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { formatMoney } from '../format/money';
import { sumAmounts } from '../format/sumAmounts';
import { nameOf } from '../format/words';
import { Comparison } from '../tab/headline/Comparison';
import { Sparkline, type SparklinePoint } from './Sparkline';

const TOP_MODELS = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
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
    models: { margin: 0, padding: 0, listStyle: 'none' },
    model: {
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
  { name: 'AiCostEntityCostSummary' },
);

export interface EntityCostSummaryProps {
  report: EntityCostReport;
  total: CurrencyTotal;
  today: Day;
}

/** This month so far: how much, how it moved, on which models. */
export function EntityCostSummary(props: EntityCostSummaryProps) {
  const { report, total, today } = props;
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
      <ul className={classes.models} aria-label="Top models">
        {report.models.slice(0, TOP_MODELS).map(model => (
          <li
            key={`${model.provider} ${model.model}`}
            className={classes.model}
          >
            <span className={classes.name}>{nameOf('model', model.model)}</span>
            <Money amount={model.cost} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function dailyPoints(report: EntityCostReport, today: Day): SparklinePoint[] {
  return report.buckets
    .filter(bucket => bucket.start <= today)
    .map(({ completeness }, index) => ({
      value:
        completeness === 'missing'
          ? undefined
          : Number(
              sumAmounts(report.series.map(series => series.values[index])),
            ),
      provisional: completeness !== 'settled',
    }));
}
