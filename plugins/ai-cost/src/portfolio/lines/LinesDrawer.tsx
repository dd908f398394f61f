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
  PortfolioChargeLine,
  PortfolioLineQuery,
  PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import { SideDrawer } from '../../components/SideDrawer';
import { ChargeLineList } from '../../tab/lines/ChargeLineList';
import { portfolioName, type Titles } from '../portfolioName';
import { portfolioLineQuery, type LinesScope } from '../state/portfolioQuery';
import type { LinesDrillDown } from '../state/PortfolioState';
import { LinesFilters } from './LinesFilters';
import { usePortfolioLines } from './usePortfolioLines';
import { WhyTheirs } from './WhyTheirs';

export interface LinesDrawerProps {
  /** Undefined: closed. */
  drillDown?: LinesDrillDown;
  /** The question that the figure is an answer to. */
  query: PortfolioQuery;
  /** The currency on screen. */
  currency?: string;
  /** Only the entities of this Group, User, System or Domain. */
  scope?: LinesScope;
  titles?: Titles;
  onChange(drillDown: LinesDrillDown | undefined): void;
}

/** The charge lines behind a figure of many entities, whose they are and why. */
export function LinesDrawer(props: LinesDrawerProps) {
  const { drillDown, query, currency, scope, titles, onChange } = props;
  return (
    <SideDrawer
      open={drillDown !== undefined}
      title="Charge lines"
      subtitle={
        drillDown && (
          <LinesFilters
            drillDown={drillDown}
            query={query}
            titles={titles}
            onChange={onChange}
          />
        )
      }
      onClose={() => onChange(undefined)}
    >
      {drillDown && (
        <Lines
          query={portfolioLineQuery({ query, drillDown, currency, scope })}
          titles={titles}
          openKey={drillDown.lineKey}
          onOpen={lineKey => onChange({ ...drillDown, lineKey })}
        />
      )}
    </SideDrawer>
  );
}

function Lines(props: {
  query: PortfolioLineQuery;
  titles?: Titles;
  openKey?: string;
  onOpen(key: string | undefined): void;
}) {
  const { query, titles, openKey, onOpen } = props;
  return (
    <ChargeLineList
      lines={usePortfolioLines(query)}
      basis={query.basis}
      keyOf={keyOf}
      openKey={openKey}
      onOpen={onOpen}
      whose={({ entityRef }) => portfolioName('entity', entityRef, titles)}
      why={line => <WhyTheirs line={line} />}
    />
  );
}

/** Several entities may have parts of the same line. */
function keyOf({ id, entityRef }: PortfolioChargeLine): string {
  return `${id} ${entityRef}`;
}
