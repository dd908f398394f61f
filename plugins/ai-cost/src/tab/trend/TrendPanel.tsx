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
  COST_DIMENSIONS,
  GRANULARITIES,
  type Day,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import { useMemo, useState } from 'react';
import { Choice } from '../../components/Choice';
import { Panel } from '../../components/Panel';
import { ScrollRegion } from '../../components/ScrollRegion';
import { SelectField } from '../../components/SelectField';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { DIMENSION_NAMES, GRANULARITY_NAMES } from '../../format/words';
import { chartColors, otherColor } from '../../theme/chartColors';
import { RankedShares } from '../breakdown/RankedShares';
import type { DrillDown } from '../../state/TabState';
import type { ChangeTabState } from '../../state/useTabState';
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

export interface TrendPanelProps {
  report: EntityCostReport;
  currency: string;
  today: Day;
  onChange: ChangeTabState;
  onDrillDown(drillDown: DrillDown): void;
}

/** Cost over time and, as its legend, what it went to. */
export function TrendPanel(props: TrendPanelProps) {
  const { report, currency, today, onChange, onDrillDown } = props;
  const { from, groupBy, granularity } = report.query;
  const classes = useStyles();
  const theme = useTheme();
  const [view, setView] = useState<View>('chart');
  const rest = otherColor(theme);
  const groups = useMemo(
    () =>
      trendGroups({
        series: report.series,
        dimension: groupBy,
        colors: chartColors(theme),
        otherColor: rest,
      }),
    [report.series, groupBy, theme, rest],
  );
  const bars = useMemo(
    () => trendBars({ buckets: report.buckets, groups, from, today }),
    [report.buckets, groups, from, today],
  );
  const drillIntoBar = (bar: TrendBar, group?: TrendGroup) =>
    onDrillDown({
      filters: group?.key === undefined ? {} : { [groupBy]: group.key },
      days: { from: bar.start, to: bar.end },
    });
  const data = { bars, groups, granularity, currency };
  return (
    <Panel
      title="Cost over time"
      actions={
        <>
          <SelectField
            label="Group by"
            value={groupBy}
            options={COST_DIMENSIONS.map(value => ({
              value,
              title: DIMENSION_NAMES[value],
            }))}
            onChange={value => onChange({ groupBy: value })}
          />
          <Choice
            label="Granularity"
            value={granularity}
            options={GRANULARITIES.map(value => ({
              value,
              title: GRANULARITY_NAMES[value],
            }))}
            onChange={value => onChange({ granularity: value })}
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
            dimension={groupBy}
            shares={report.breakdowns[groupBy]}
            currency={currency}
            limit={7}
            colorOf={key =>
              groups.find(group => group.key === key)?.color ?? rest
            }
            onSelect={key => onDrillDown({ filters: { [groupBy]: key } })}
          />
        </div>
      )}
    </Panel>
  );
}
