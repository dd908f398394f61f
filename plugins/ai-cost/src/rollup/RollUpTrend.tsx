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

import {
  COST_DIMENSIONS,
  type CostDimension,
  type CostShare,
  type Day,
  type RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { useCallback, useMemo } from 'react';
import { portfolioName, type Titles } from '../portfolio/portfolioName';
import type { LinesDrillDown } from '../portfolio/state/PortfolioState';
import type { ChangePortfolioState } from '../portfolio/state/usePortfolioState';
import { TrendPanel } from '../tab/trend/TrendPanel';

/** What the course over time may be divided by. */
const DIMENSIONS = ['entity', ...COST_DIMENSIONS] as const;

type Dimension = (typeof DIMENSIONS)[number];

export interface RollUpTrendProps {
  report: RollUpReport;
  titles: Titles;
  currency: string;
  today: Day;
  onChange: ChangePortfolioState;
  onDrillDown(drillDown: LinesDrillDown): void;
}

/** What components cost over time, by component or by what it went to. */
export function RollUpTrend(props: RollUpTrendProps) {
  const { report, titles, currency, today, onChange, onDrillDown } = props;
  const groupBy = DIMENSIONS.find(one => one === report.query.groupBy)!;
  const shares = useMemo(() => sharesOf(report, groupBy), [report, groupBy]);
  const nameOf = useCallback(
    (dimension: Dimension, key: string) =>
      portfolioName(dimension, key, titles),
    [titles],
  );
  return (
    <TrendPanel<Dimension>
      report={{ ...report, query: { ...report.query, groupBy } }}
      shares={shares}
      dimensions={DIMENSIONS}
      currency={currency}
      today={today}
      nameOf={nameOf}
      onGroupBy={dimension => onChange({ groupBy: dimension })}
      onGranularity={granularity => onChange({ granularity })}
      onSelectBar={(days, key) =>
        onDrillDown({
          filters: key === undefined ? {} : { [groupBy]: key },
          days,
        })
      }
      onSelectKey={key => onDrillDown({ filters: { [groupBy]: key } })}
    />
  );
}

function sharesOf(report: RollUpReport, groupBy: Dimension): CostShare[] {
  return isCostDimension(groupBy)
    ? report.breakdowns[groupBy]
    : report.members.map(({ entityRef, ...member }) => ({
        key: entityRef,
        cost: member.cost,
        completeCost: member.completeCost,
        previousCost: member.previousCost,
        share: member.share,
      }));
}

function isCostDimension(dimension: Dimension): dimension is CostDimension {
  return dimension !== 'entity';
}
