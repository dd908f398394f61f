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

import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  GRANULARITIES,
  type CostBucket,
  type CostSeries,
  type CostShare,
  type Day,
  type Granularity,
  type PortfolioDimension,
} from 'backstage-plugin-ai-cost-common';
import { useMemo, useState, type ReactNode } from 'react';
import { Choice } from '../../components/Choice';
import { Panel } from '../../components/Panel';
import { ScrollRegion } from '../../components/ScrollRegion';
import { SelectField } from '../../components/SelectField';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import {
  DIMENSION_NAMES,
  DIMENSION_PLURALS,
  GRANULARITY_NAMES,
} from '../../format/words';
import type { DayRange } from '../../period/PeriodPreset';
import { chartColors, otherColor } from '../../theme/chartColors';
import { RankedShares } from '../breakdown/RankedShares';
import { trendBars, type TrendBar } from './trendBars';
import { TrendChart } from './TrendChart';
import { trendGroups, type TrendGroup } from './trendGroups';
import { TrendLegend } from './TrendLegend';
import { TrendTable } from './TrendTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(260px, 300px)',
      },
    },
  }),
  { name: 'AiCostTrendPanel' },
);

type View = 'chart' | 'table';

const VIEWS: { value: View; title: string }[] = [
  { value: 'chart', title: 'Chart' },
  { value: 'table', title: 'Table' },
];

/** What a trend is drawn from: a report of one entity or of many. */
export interface TrendReport<D extends PortfolioDimension> {
  query: { from: Day; groupBy: D; granularity: Granularity };
  buckets: CostBucket[];
  /** Most expensive first. */
  series: CostSeries[];
}

export interface TrendPanelProps<D extends PortfolioDimension> {
  report: TrendReport<D>;
  /** The whole period by what the course is divided by. */
  shares: readonly CostShare[];
  /** What the course may be divided by. */
  dimensions: readonly D[];
  currency: string;
  today: Day;
  /** A value of the dimension for people. */
  nameOf(dimension: D, key: string): string;
  onGroupBy(dimension: D): void;
  onGranularity(granularity: Granularity): void;
  /** A bar, or all of a day, week or month when it is of no value. */
  onSelectBar(days: DayRange, key: string | undefined): void;
  onSelectKey(key: string): void;
  /** What else a row of the legend offers. */
  actionsFor?(key: string): ReactNode;
}

/** Cost over time and, as its legend, what it went to. */
export function TrendPanel<D extends PortfolioDimension>(
  props: TrendPanelProps<D>,
) {
  const { report, shares, currency, today, nameOf } = props;
  const { from, groupBy, granularity } = report.query;
  const classes = useStyles();
  const theme = useTheme();
  const [view, setView] = useState<View>('chart');
  const rest = otherColor(theme);
  const groups = useMemo(
    () =>
      trendGroups({
        series: report.series,
        nameOf: key => nameOf(groupBy, key),
        colors: chartColors(theme),
        otherColor: rest,
      }),
    [report.series, nameOf, groupBy, theme, rest],
  );
  const bars = useMemo(
    () => trendBars({ buckets: report.buckets, groups, from, today }),
    [report.buckets, groups, from, today],
  );
  const drillIntoBar = (bar: TrendBar, group?: TrendGroup) =>
    props.onSelectBar({ from: bar.start, to: bar.end }, group?.key);
  const data = { bars, groups, granularity, currency };
  return (
    <Panel
      title="Cost over time"
      actions={
        <>
          <SelectField
            label="Group by"
            value={groupBy}
            options={props.dimensions.map(value => ({
              value,
              title: DIMENSION_NAMES[value],
            }))}
            onChange={props.onGroupBy}
          />
          <Choice
            label="Granularity"
            value={granularity}
            options={GRANULARITIES.map(value => ({
              value,
              title: GRANULARITY_NAMES[value],
            }))}
            onChange={props.onGranularity}
          />
          <Choice
            label="Show as"
            value={view}
            options={VIEWS}
            onChange={value => setView(value)}
          />
        </>
      }
    >
      {view === 'table' ? (
        <ScrollRegion label="Cost over time as a table">
          <TrendTable {...data} onSelect={drillIntoBar} />
        </ScrollRegion>
      ) : (
        <div className={classes.root}>
          <div>
            <div aria-hidden>
              <TrendChart {...data} onSelect={drillIntoBar} />
            </div>
            <TrendLegend bars={bars} />
            <VisuallyHidden>
              <TrendTable {...data} />
            </VisuallyHidden>
          </div>
          <RankedShares
            legend
            things={DIMENSION_PLURALS[groupBy]}
            nameOf={key => nameOf(groupBy, key)}
            shares={shares}
            currency={currency}
            limit={7}
            colorOf={key =>
              groups.find(group => group.key === key)?.color ?? rest
            }
            onSelect={props.onSelectKey}
            actionsFor={props.actionsFor}
          />
        </div>
      )}
    </Panel>
  );
}
