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

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ConvertedCosts,
  CurrencyTotal,
  Day,
  DecimalString,
  PortfolioQuery,
  PortfolioTotals,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { Surface } from '../../components/Surface';
import { TextButton } from '../../components/TextButton';
import { formatDays } from '../../format/day';
import { formatShare } from '../../format/quantity';
import { FreshnessLine } from '../../tab/freshness/FreshnessLine';
import { Comparison } from '../../tab/headline/Comparison';
import { ConvertedCost } from '../../tab/headline/ConvertedCost';
import { Figure } from '../../tab/headline/Figure';
import type { LinesDrillDown } from '../state/PortfolioState';
import { HiddenNotice } from './HiddenNotice';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
    figures: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: '1fr',
      '& > * + *': { borderTop: `1px solid ${theme.palette.divider}` },
      [theme.breakpoints.up('sm')]: {
        gridAutoFlow: 'column',
        gridAutoColumns: '1fr',
        gridTemplateColumns: '1.6fr',
        '& > * + *': {
          borderTop: 'none',
          borderLeft: `1px solid ${theme.palette.divider}`,
        },
      },
    },
  }),
  { name: 'AiCostPortfolioTotalsLine' },
);

export interface PortfolioTotalsLineProps {
  report: PortfolioTotals & {
    query: Pick<PortfolioQuery, 'from' | 'to' | 'basis'>;
    converted?: ConvertedCosts;
  };
  /** Of the report's currency. */
  total: CurrencyTotal;
  today: Day;
  /** `entities`: what is nobody's is no part of it, as in a roll-up. */
  of: 'everything' | 'entities';
  /** Where what is nobody's is explained. */
  coverageLink?: string;
  onDrillDown(drillDown: LinesDrillDown): void;
}

/** How much, how it is made up, and how sure: the first of every screen. */
export function PortfolioTotalsLine(props: PortfolioTotalsLineProps) {
  const { report, total, today, of, onDrillDown } = props;
  const { from, to, basis } = report.query;
  const { direct, shared } = report.tieOut;
  const { currency } = total;
  const classes = useStyles();
  const shown = { from, to: to < today ? to : today };
  return (
    <div className={classes.root}>
      <Surface component="dl" className={classes.figures}>
        <Figure
          leading
          label={`Cost, ${formatDays(shown)}`}
          value={
            <TextButton onClick={() => onDrillDown({ filters: {} })}>
              <Money amount={total.current[basis]} currency={currency} />
            </TextButton>
          }
        >
          {report.converted && <ConvertedCost converted={report.converted} />}
          <Comparison total={total} basis={basis} days={report.comparedDays} />
        </Figure>
        <Figure
          label="Direct"
          value={<Money amount={direct} currency={currency} />}
        >
          {partOf(direct, report.tieOut.total)} What entities claim for
          themselves
        </Figure>
        <Figure
          label="Shared"
          value={<Money amount={shared} currency={currency} />}
        >
          {partOf(shared, report.tieOut.total)} Their parts of what others share
          out
        </Figure>
        {of === 'everything' && <UnallocatedFigure {...props} />}
      </Surface>
      {report.hidden && <HiddenNotice hidden={report.hidden} />}
      <FreshnessLine report={report} currency={currency} today={today} />
    </div>
  );
}

function UnallocatedFigure(props: PortfolioTotalsLineProps) {
  const { report, total, coverageLink, onDrillDown } = props;
  const { unallocated } = report.tieOut;
  if (report.hidden?.unallocated) {
    return (
      <Figure label="Nobody’s" value="–">
        You may not see it, and it is in no figure here
      </Figure>
    );
  }
  return (
    <Figure
      label="Nobody’s"
      value={
        <TextButton onClick={() => onDrillDown({ filters: { entity: '' } })}>
          <Money amount={unallocated} currency={total.currency} />
        </TextButton>
      }
    >
      {partOf(unallocated, report.tieOut.total)}{' '}
      {coverageLink ? (
        <Link to={coverageLink}>Why, and whose it may be</Link>
      ) : (
        'What no entity claims'
      )}
    </Figure>
  );
}

/** `12%.`; nothing where there is no share to tell. */
function partOf(part: DecimalString, whole: DecimalString): string {
  return Number(whole) > 0
    ? `${formatShare(Number(part) / Number(whole))}.`
    : '';
}
