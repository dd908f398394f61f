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

import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import {
  parseDecimal,
  type CurrencyTotal,
  type Day,
  type RollUpQuery,
  type RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import type { RollUpKind } from '../entity/rollUpKinds';
import { useSpenderLink } from '../portfolio/links/useSpenderLink';
import type { Titles } from '../portfolio/portfolioName';
import type {
  LinesDrillDown,
  PortfolioState,
} from '../portfolio/state/PortfolioState';
import type { ChangePortfolioState } from '../portfolio/state/usePortfolioState';
import { PortfolioTotalsLine } from '../portfolio/totals/PortfolioTotalsLine';
import { ChildrenPanel } from './children/ChildrenPanel';
import { ComparePanel } from './compare/ComparePanel';
import { useComparedRefs } from './compare/useComparedRefs';
import { memberColumns } from './members/memberColumns';
import { MembersPanel } from './members/MembersPanel';
import { useMemberRows } from './members/useMemberRows';
import { MoversPanel } from './movers/MoversPanel';
import { RollUpTrend } from './RollUpTrend';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    // Takes no room, so that nothing jumps when it comes and goes.
    progress: {
      position: 'absolute',
      top: -theme.spacing(1),
      left: 0,
      right: 0,
    },
    outdated: { opacity: 0.6 },
  }),
  { name: 'AiCostRollUpView' },
);

export interface RollUpViewProps {
  kind: RollUpKind;
  report: RollUpReport;
  total: CurrencyTotal;
  titles: Titles;
  /** What the newest report answers, or will. */
  query: RollUpQuery;
  state: PortfolioState;
  today: Day;
  /** A newer report is on its way. */
  loading: boolean;
  onChange: ChangePortfolioState;
}

/** A roll-up from top to bottom: how much, when, below, what moved, on which components. */
export function RollUpView(props: RollUpViewProps) {
  const { kind, report, total, titles, query, state, today } = props;
  const { loading, onChange } = props;
  const { currency } = total;
  const classes = useStyles();
  const spenderLink = useSpenderLink();
  const [compared, compare] = useComparedRefs();
  const { rows, valueState } = useMemberRows({ query, report });
  const anyShared = parseDecimal(report.tieOut.shared) !== 0n;
  const columns = useMemo(
    () =>
      memberColumns({
        currency,
        valueState,
        anyShared,
        onSelect: entity => onChange({ drillDown: { filters: { entity } } }),
      }),
    [currency, valueState, anyShared, onChange],
  );
  const linkTo = (ref: string) => spenderLink(ref, state);
  const drillDown = (target: LinesDrillDown) => onChange({ drillDown: target });
  return (
    <div
      className={loading ? `${classes.root} ${classes.outdated}` : classes.root}
      aria-busy={loading}
    >
      {loading && <LinearProgress className={classes.progress} aria-hidden />}
      <PortfolioTotalsLine
        of="entities"
        report={report}
        total={total}
        today={today}
        onDrillDown={drillDown}
      />
      <RollUpTrend
        report={report}
        titles={titles}
        currency={currency}
        today={today}
        onChange={onChange}
        onDrillDown={drillDown}
      />
      <ChildrenPanel
        kind={kind}
        items={report.children}
        currency={currency}
        linkTo={linkTo}
      />
      <MoversPanel report={report} currency={currency} linkTo={linkTo} />
      {compared.length > 0 && (
        <ComparePanel
          rows={compared.flatMap(
            ref => rows.find(({ member }) => member.entityRef === ref) ?? [],
          )}
          columns={columns}
          query={query}
          currency={currency}
          today={today}
          onClear={() => compare([])}
        />
      )}
      <MembersPanel
        rows={rows}
        columns={columns}
        order={state.order}
        onOrder={order => onChange({ order })}
        compared={compared}
        onCompare={compare}
        linkTo={linkTo}
      />
    </div>
  );
}
