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

import type {
  ChargeLineQuery,
  EntityCostQuery,
} from 'backstage-plugin-ai-cost-common';
import { SideDrawer } from '../../components/SideDrawer';
import type { DrillDown } from '../../state/TabState';
import { ChargeLineList } from './ChargeLineList';
import { DrillDownFilters } from './DrillDownFilters';
import { useChargeLines } from './useChargeLines';
import { WhyMine } from './WhyMine';

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
  return (
    <ChargeLineList
      lines={useChargeLines(query)}
      basis={query.basis}
      openKey={drillDown.lineId}
      onOpen={lineId => onChange({ ...drillDown, lineId })}
      why={line => <WhyMine line={line} />}
    />
  );
}
