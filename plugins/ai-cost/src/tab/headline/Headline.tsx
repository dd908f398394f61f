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
import { Money } from '../../components/Money';
import { Surface } from '../../components/Surface';
import { formatDays } from '../../format/day';
import { formatPrice } from '../../format/money';
import {
  formatCompactNumber,
  formatCount,
  formatNumber,
  formatShare,
} from '../../format/quantity';
import { nameOf } from '../../format/words';
import { Comparison } from './Comparison';
import { ConvertedCost } from './ConvertedCost';
import { dailyAverage } from './dailyAverage';
import { Figure } from './Figure';
import { tokenTotals } from './tokenTotals';

/** Widths of the figures beside each other; the last is a name. */
export const HEADLINE_COLUMNS = '1.6fr 1fr 1fr 1.4fr';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: '1fr',
      '& > * + *': { borderTop: `1px solid ${theme.palette.divider}` },
      [theme.breakpoints.up('sm')]: {
        gridTemplateColumns: 'repeat(3, 1fr)',
        '& > :first-child': { gridColumn: '1 / -1' },
        '& > * + * + *': { borderLeft: `1px solid ${theme.palette.divider}` },
      },
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: HEADLINE_COLUMNS,
        '& > :first-child': { gridColumn: 'auto' },
        '& > * + *': {
          borderTop: 'none',
          borderLeft: `1px solid ${theme.palette.divider}`,
        },
      },
    },
  }),
  { name: 'AiCostHeadline' },
);

export interface HeadlineProps {
  report: EntityCostReport;
  total: CurrencyTotal;
  today: Day;
}

/** The four figures to know first. */
export function Headline(props: HeadlineProps) {
  const { report, total, today } = props;
  const { from, to, basis } = report.query;
  const { currency } = total;
  const classes = useStyles();
  const shown = { from, to: to < today ? to : today };
  return (
    <Surface component="dl" className={classes.root}>
      <Figure
        leading
        label={`Cost, ${formatDays(shown)}`}
        value={<Money amount={total.current[basis]} currency={currency} />}
      >
        {report.converted && <ConvertedCost converted={report.converted} />}
        <Comparison total={total} basis={basis} days={report.comparedDays} />
      </Figure>
      <AverageFigure report={report} total={total} />
      <UsageFigure report={report} currency={currency} />
      <TopModelFigure report={report} currency={currency} />
    </Surface>
  );
}

function AverageFigure(props: Omit<HeadlineProps, 'today'>) {
  const { report, total } = props;
  const days = report.comparedDays;
  if (!days) {
    return (
      <Figure label="Average per day" value="–">
        No complete day yet
      </Figure>
    );
  }
  const { basis } = report.query;
  const average = dailyAverage(total.currentComplete[basis], days.current);
  const before = dailyAverage(total.previousComplete[basis], days.previous);
  return (
    <Figure
      label="Average per complete day"
      value={<Money amount={average} currency={total.currency} />}
    >
      <Money amount={before} currency={total.currency} /> before
    </Figure>
  );
}

function UsageFigure(props: { report: EntityCostReport; currency: string }) {
  const { models } = props.report;
  const { tokens, pricePerMillion } = tokenTotals(models);
  if (pricePerMillion === undefined) {
    return (
      <Figure label="Models" value={formatNumber(models.length)}>
        The bill counts no tokens here
      </Figure>
    );
  }
  return (
    <Figure
      label="Tokens"
      value={
        <span title={formatNumber(tokens)}>{formatCompactNumber(tokens)}</span>
      }
    >
      {formatPrice(pricePerMillion, props.currency)} per million on average
    </Figure>
  );
}

function TopModelFigure(props: { report: EntityCostReport; currency: string }) {
  const [top, ...others] = props.report.models;
  if (!top) {
    return (
      <Figure label="Top model" value="–">
        No model is known
      </Figure>
    );
  }
  return (
    <Figure label="Top model" value={nameOf('model', top.model)}>
      {top.share !== undefined && `${formatShare(top.share)} of the cost, `}
      {others.length === 0
        ? 'the only one'
        : `of ${formatCount(others.length + 1, 'model', 'models')}`}
    </Figure>
  );
}
