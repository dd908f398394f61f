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
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  ChargeLineQuery,
  EntityCostQuery,
} from 'backstage-plugin-ai-cost-common';
import { useEffect } from 'react';
import { Announcement } from '../../components/Announcement';
import { RequestFailed } from '../../components/RequestFailed';
import { SideDrawer } from '../../components/SideDrawer';
import { formatCount } from '../../format/quantity';
import type { DrillDown } from '../../state/TabState';
import { ChargeLineItem } from './ChargeLineItem';
import { DrillDownFilters } from './DrillDownFilters';
import { useChargeLines } from './useChargeLines';

// A shared link may name a line of a later page; further than this it is not sought.
const SEARCHED_LINES = 500;

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    more: { marginTop: theme.spacing(2), textTransform: 'none' },
  }),
  { name: 'AiCostDrillDownDrawer' },
);

export interface DrillDownDrawerProps {
  /** Undefined: closed. */
  drillDown?: DrillDown;
  query: EntityCostQuery;
  /** The currency on screen. */
  currency?: string;
  onChange(drillDown?: DrillDown): void;
}

/** The charge lines behind a figure, and why they are the entity's. */
export function DrillDownDrawer(props: DrillDownDrawerProps) {
  const { drillDown, query, currency, onChange } = props;
  return (
    <SideDrawer
      open={drillDown !== undefined}
      title="Charge lines"
      subtitle={
        drillDown && (
          <DrillDownFilters
            drillDown={drillDown}
            period={query}
            onChange={onChange}
          />
        )
      }
      onClose={() => onChange(undefined)}
    >
      {drillDown && (
        <ChargeLines
          drillDown={drillDown}
          query={lineQuery(query, drillDown, currency)}
          onChange={onChange}
        />
      )}
    </SideDrawer>
  );
}

function lineQuery(
  query: EntityCostQuery,
  drillDown: DrillDown,
  currency?: string,
): ChargeLineQuery {
  const { granularity, groupBy, ...window } = query;
  return {
    ...window,
    ...drillDown.days,
    currency,
    filters: drillDown.filters,
  };
}

function ChargeLines(props: {
  drillDown: DrillDown;
  query: ChargeLineQuery;
  onChange(drillDown: DrillDown): void;
}) {
  const { drillDown, query, onChange } = props;
  const { lineId } = drillDown;
  const classes = useStyles();
  const { items, total, nextCursor, loading, error, loadMore } =
    useChargeLines(query);

  const sought =
    lineId !== undefined && !items.some(line => line.id === lineId);
  const seek =
    sought && !loading && !error && nextCursor && items.length < SEARCHED_LINES;
  useEffect(() => {
    if (seek) {
      loadMore();
    }
  }, [seek, loadMore]);

  const count =
    total === undefined
      ? ''
      : formatCount(total, 'charge line', 'charge lines');
  return (
    <>
      <Announcement text={loading ? 'Loading charge lines' : count} />
      <Typography variant="body2" color="textSecondary">
        {count ? `${count}, most expensive first` : 'Loading…'}
      </Typography>
      <ul className={classes.list}>
        {items.map(line => (
          <ChargeLineItem
            key={line.id}
            line={line}
            basis={query.basis}
            open={line.id === lineId}
            onToggle={() =>
              onChange({
                ...drillDown,
                lineId: line.id === lineId ? undefined : line.id,
              })
            }
          />
        ))}
      </ul>
      {error && (
        <RequestFailed
          error={error}
          what="the charge lines"
          forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.cost.read."
          onRetry={loadMore}
        />
      )}
      {loading && <LinesSkeleton />}
      {nextCursor && !error && !loading && (
        <Button variant="outlined" className={classes.more} onClick={loadMore}>
          Show more
        </Button>
      )}
    </>
  );
}

function LinesSkeleton() {
  return (
    <div aria-hidden>
      {[1, 2, 3, 4].map(row => (
        <Skeleton key={row} height={64} animation={false} />
      ))}
    </div>
  );
}
