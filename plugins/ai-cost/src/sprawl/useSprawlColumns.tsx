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

import { parseDecimal, type SprawlItem } from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import { Change } from '../components/Change';
import { Money } from '../components/Money';
import { Quiet } from '../components/Quiet';
import { formatDay } from '../format/day';
import { formatNumber } from '../format/quantity';
import { SpenderLinks } from '../portfolio/spenders/SpenderLinks';
import type { PortfolioState } from '../portfolio/state/PortfolioState';
import type { DataColumn } from '../table/DataColumn';
import { itemName } from './itemName';
import type { SprawlKind } from './sprawlKinds';
import { StatusLabel } from './StatusLabel';
import { ruleInWords, STATUS_NAMES } from './statusInWords';

export interface SprawlColumnsOptions {
  kind: SprawlKind;
  currency: string;
  state: PortfolioState;
}

/** What is told of a vendor, service or model. */
export function useSprawlColumns(
  options: SprawlColumnsOptions,
): DataColumn<SprawlItem>[] {
  const { kind, currency, state } = options;
  return useMemo(
    () => [
      {
        id: 'name',
        title: 'Name',
        value: item => itemName(kind, item),
        sortBy: item => itemName(kind, item),
        text: item => [item.name, item.provider, item.family].join(' '),
      },
      {
        id: 'status',
        title: 'Status',
        value: ({ status, rule }) => (
          <StatusLabel status={status} rule={rule} />
        ),
        sortBy: ({ status }) => STATUS_NAMES[status],
        text: ({ status, rule }) =>
          `${STATUS_NAMES[status]} ${ruleInWords(rule)}`,
      },
      {
        id: 'cost',
        title: 'Cost',
        align: 'right',
        value: ({ cost, otherCurrencies }) => (
          <>
            <Money amount={cost} currency={currency} />
            {otherCurrencies && (
              <Quiet>and in {otherCurrencies.join(', ')}</Quiet>
            )}
          </>
        ),
        sortBy: ({ cost }) => parseDecimal(cost),
      },
      {
        id: 'change',
        title: 'Change',
        of: 'complete days',
        align: 'right',
        value: ({ completeCost, previousCost }) => (
          <Change
            current={completeCost}
            previous={previousCost}
            currency={currency}
            show="money"
          />
        ),
        sortBy: ({ completeCost, previousCost }) =>
          parseDecimal(completeCost) - parseDecimal(previousCost),
      },
      {
        id: 'teams',
        title: 'Teams',
        value: ({ topOwners, owners }) =>
          owners === 0 ? (
            '–'
          ) : (
            <SpenderLinks
              dimension="owner"
              refs={topOwners}
              count={owners}
              state={state}
            />
          ),
        sortBy: ({ owners }) => owners,
        text: ({ topOwners }) => topOwners.join(' '),
      },
      {
        id: 'components',
        title: 'Components',
        align: 'right',
        value: ({ entities }) => formatNumber(entities),
        sortBy: ({ entities }) => entities,
      },
      {
        id: 'top-components',
        title: 'Who spends most',
        optional: true,
        value: ({ topEntities, entities }) => (
          <SpenderLinks
            dimension="entity"
            refs={topEntities}
            count={entities}
            state={state}
          />
        ),
        text: ({ topEntities }) => topEntities.join(' '),
      },
      {
        id: 'first',
        title: 'First used',
        optional: true,
        value: ({ firstDay }) => (firstDay ? formatDay(firstDay) : '–'),
        sortBy: ({ firstDay }) => firstDay,
      },
      {
        id: 'last',
        title: 'Last used',
        value: ({ lastDay }) => (lastDay ? formatDay(lastDay) : '–'),
        sortBy: ({ lastDay }) => lastDay,
      },
    ],
    [kind, currency, state],
  );
}
