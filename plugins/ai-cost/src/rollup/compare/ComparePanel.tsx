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

import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Day, RollUpQuery } from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import { Panel } from '../../components/Panel';
import { ScrollRegion } from '../../components/ScrollRegion';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import type { DataColumn } from '../../table/DataColumn';
import { trendBars } from '../../tab/trend/trendBars';
import { trendGroups } from '../../tab/trend/trendGroups';
import { TrendTable } from '../../tab/trend/TrendTable';
import { chartColors, otherColor } from '../../theme/chartColors';
import { PanelFailed } from '../../value/PanelFailed';
import { titleOf } from '../entityTitles';
import type { MemberRow } from '../members/MemberRow';
import { useRollUp } from '../useRollUp';
import { CompareChart } from './CompareChart';
import { CompareTable } from './CompareTable';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    button: { textTransform: 'none' },
  }),
  { name: 'AiCostComparePanel' },
);

export interface ComparePanelProps {
  /** The components that are compared, as they were chosen. */
  rows: MemberRow[];
  columns: DataColumn<MemberRow>[];
  /** What the report on screen answers. */
  query: RollUpQuery;
  currency: string;
  today: Day;
  onClear(): void;
}

/** Two to six components side by side: their course, and their figures. */
export function ComparePanel(props: ComparePanelProps) {
  const { rows, onClear } = props;
  const classes = useStyles();
  return (
    <Panel
      title="Compare"
      actions={
        <Button size="small" className={classes.button} onClick={onClear}>
          Stop comparing
        </Button>
      }
    >
      {rows.length < 2 ? (
        <Typography variant="body2" color="textSecondary">
          Choose one more component in the table below.
        </Typography>
      ) : (
        <Compared {...props} />
      )}
    </Panel>
  );
}

function Compared(props: ComparePanelProps) {
  const { rows, columns, query, currency, today } = props;
  const { from, granularity } = query;
  const classes = useStyles();
  const theme = useTheme();
  const entityRefs = rows.map(({ member }) => member.entityRef);
  // The report on screen lists the most expensive alone.
  const { data, error, retry } = useRollUp({
    ...query,
    currency,
    groupBy: 'entity',
    filters: { ...query.filters, entity: entityRefs },
  });
  const groups = useMemo(
    () =>
      data &&
      trendGroups({
        series: rows.map(({ member: { entityRef } }) => ({
          key: entityRef,
          values:
            data.series.find(({ key }) => key === entityRef)?.values ??
            data.buckets.map(() => '0'),
        })),
        nameOf: key =>
          rows
            .filter(({ member }) => member.entityRef === key)
            .map(({ member }) => titleOf(member))[0] ?? key,
        colors: chartColors(theme),
        otherColor: otherColor(theme),
      }),
    [data, rows, theme],
  );
  const chart = data &&
    groups && {
      bars: trendBars({ buckets: data.buckets, groups, from, today }),
      groups,
      granularity,
      currency,
    };
  return (
    <div className={classes.root}>
      {error && (
        <PanelFailed error={error} what="the comparison" onRetry={retry} />
      )}
      {!error && !chart && (
        <Skeleton variant="rect" height={280} animation={false} />
      )}
      {chart && (
        <div>
          <div aria-hidden>
            <CompareChart {...chart} />
          </div>
          <VisuallyHidden>
            <TrendTable {...chart} />
          </VisuallyHidden>
        </div>
      )}
      <ScrollRegion label="Compared figures">
        <CompareTable
          rows={rows}
          columns={columns}
          colors={groups?.map(({ color }) => color) ?? []}
        />
      </ScrollRegion>
    </div>
  );
}
