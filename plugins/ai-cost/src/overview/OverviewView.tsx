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
  PORTFOLIO_DIMENSIONS,
  type CurrencyTotal,
  type Day,
  type OverviewReport,
  type PortfolioDimension,
} from 'backstage-plugin-ai-cost-common';
import { useCallback } from 'react';
import { useRowActions } from '../portfolio/actions/useRowActions';
import { usePortfolioLink } from '../portfolio/links/usePortfolioLink';
import { portfolioName } from '../portfolio/portfolioName';
import { ReportBody } from '../portfolio/screen/ReportBody';
import { toggled } from '../portfolio/state/filters';
import type { PortfolioState } from '../portfolio/state/PortfolioState';
import type { ChangePortfolioState } from '../portfolio/state/usePortfolioState';
import { PortfolioTotalsLine } from '../portfolio/totals/PortfolioTotalsLine';
import { TrendPanel } from '../tab/trend/TrendPanel';
import { DimensionPanels } from './breakdown/DimensionPanels';
import { WaterfallPanel } from './waterfall/WaterfallPanel';

export interface OverviewViewProps {
  report: OverviewReport;
  total: CurrencyTotal;
  state: PortfolioState;
  today: Day;
  /** A newer report is on its way. */
  loading: boolean;
  onChange: ChangePortfolioState;
}

/** All spend from top to bottom: how much, when, why it changed, on what. */
export function OverviewView(props: OverviewViewProps) {
  const { report, total, state, today, loading, onChange } = props;
  const { currency } = total;
  const { groupBy } = report.query;
  const { titles } = report;
  const linkTo = usePortfolioLink();
  const actionsFor = useRowActions({ state, titles, onChange });
  const nameOf = useCallback(
    (dimension: PortfolioDimension, key: string) =>
      portfolioName(dimension, key, titles),
    [titles],
  );
  const filterBy = (dimension: PortfolioDimension, key: string) =>
    onChange({ filters: toggled(state.filters, dimension, key) });
  return (
    <ReportBody loading={loading}>
      <PortfolioTotalsLine
        report={report}
        total={total}
        today={today}
        of="everything"
        coverageLink={linkTo('coverage', state)}
        onDrillDown={drillDown => onChange({ drillDown })}
      />
      <TrendPanel
        report={report}
        shares={report.breakdowns[groupBy]}
        dimensions={PORTFOLIO_DIMENSIONS}
        currency={currency}
        today={today}
        nameOf={nameOf}
        onGroupBy={dimension => onChange({ groupBy: dimension })}
        onGranularity={granularity => onChange({ granularity })}
        onSelectBar={(days, key) =>
          onChange({
            drillDown: {
              filters: key === undefined ? {} : { [groupBy]: key },
              days,
            },
          })
        }
        onSelectKey={key => filterBy(groupBy, key)}
        actionsFor={key => actionsFor(groupBy, key)}
      />
      <WaterfallPanel
        waterfall={report.waterfall}
        currency={currency}
        dimension={groupBy}
        days={report.comparedDays}
        nameOf={key => nameOf(groupBy, key)}
        onSelectKey={key => filterBy(groupBy, key)}
      />
      <DimensionPanels
        breakdowns={report.breakdowns}
        except={groupBy}
        currency={currency}
        nameOf={nameOf}
        onSelect={filterBy}
        actionsFor={actionsFor}
      />
    </ReportBody>
  );
}
