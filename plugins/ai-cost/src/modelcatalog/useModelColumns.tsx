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
  parseDecimal,
  TOKEN_CLASSES,
  type PortfolioModel,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { useMemo } from 'react';
import { Change } from '../components/Change';
import { Money } from '../components/Money';
import {
  formatCompactNumber,
  formatNumber,
  formatRelativeChange,
  formatShare,
} from '../format/quantity';
import { nameOf, TOKEN_CLASS_NAMES } from '../format/words';
import { SpenderLinks } from '../portfolio/spenders/SpenderLinks';
import type { PortfolioState } from '../portfolio/state/PortfolioState';
import { StatusLabel } from '../sprawl/StatusLabel';
import { STATUS_NAMES } from '../sprawl/statusInWords';
import type { DataColumn } from '../table/DataColumn';
import { modelChange, tokensOf } from './comparedTokens';
import { TokenPrice } from './TokenPrice';

// More names than that make rows too tall to compare.
const NAMED_USERS = 1;

export interface ModelColumnsOptions {
  models: readonly PortfolioModel[];
  currency: string;
  state: PortfolioState;
}

/** What is told of a model. */
export function useModelColumns(
  options: ModelColumnsOptions,
): DataColumn<PortfolioModel>[] {
  const { models, currency, state } = options;
  return useMemo(() => {
    const counted = TOKEN_CLASSES.filter(tokenClass =>
      models.some(({ usage }) =>
        usage.some(one => one.tokenClass === tokenClass),
      ),
    );
    return [
      ...moneyColumns(currency),
      ...userColumns(state),
      ...volumeColumns(),
      ...counted.map(tokenClass => priceColumn(tokenClass, currency)),
    ];
  }, [models, currency, state]);
}

function moneyColumns(currency: string): DataColumn<PortfolioModel>[] {
  return [
    {
      id: 'model',
      title: 'Model',
      value: ({ model }) => nameOf('model', model),
      sortBy: ({ model }) => nameOf('model', model),
      text: ({ model, provider, family, workloads }) =>
        [model, provider, family, ...workloads].join(' '),
    },
    {
      id: 'status',
      title: 'Status',
      value: ({ status }) => <StatusLabel status={status} />,
      sortBy: ({ status }) => STATUS_NAMES[status],
      text: ({ status }) => STATUS_NAMES[status],
    },
    {
      id: 'cost',
      title: 'Cost',
      align: 'right',
      value: ({ cost }) => <Money amount={cost} currency={currency} />,
      sortBy: ({ cost }) => parseDecimal(cost),
    },
    {
      id: 'share',
      title: 'Share',
      align: 'right',
      optional: true,
      value: ({ share }) => (share === undefined ? '–' : formatShare(share)),
      sortBy: ({ share }) => share,
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
          show="percent"
        />
      ),
      sortBy: ({ completeCost, previousCost }) =>
        parseDecimal(completeCost) - parseDecimal(previousCost),
    },
  ];
}

function volumeColumns(): DataColumn<PortfolioModel>[] {
  return [
    {
      id: 'tokens',
      title: 'Tokens',
      align: 'right',
      value: model => {
        const tokens = tokensOf(model);
        return tokens === undefined ? (
          '–'
        ) : (
          <span title={formatNumber(tokens)}>
            {formatCompactNumber(tokens)}
          </span>
        );
      },
      sortBy: tokensOf,
    },
    {
      id: 'volume-change',
      title: 'Volume',
      of: 'change',
      align: 'right',
      value: model => ratio(modelChange(model).volume),
      sortBy: model => modelChange(model).volume,
    },
    {
      id: 'price-change',
      title: 'Price',
      of: 'change, average token',
      align: 'right',
      optional: true,
      value: model => ratio(modelChange(model).price),
      sortBy: model => modelChange(model).price,
    },
  ];
}

function priceColumn(
  tokenClass: TokenClass,
  currency: string,
): DataColumn<PortfolioModel> {
  const usageOf = ({ usage }: PortfolioModel) =>
    usage.find(one => one.tokenClass === tokenClass);
  return {
    id: tokenClass,
    title: TOKEN_CLASS_NAMES[tokenClass],
    of: 'per thousand',
    align: 'right',
    value: model => (
      <TokenPrice
        usage={usageOf(model)}
        compared={model.comparedUsage.find(
          one => one.tokenClass === tokenClass,
        )}
        currency={currency}
      />
    ),
    sortBy: model => usageOf(model)?.pricePerMillion,
  };
}

function userColumns(state: PortfolioState): DataColumn<PortfolioModel>[] {
  return [
    {
      id: 'users',
      title: 'Used by',
      value: ({ users, entities }) => {
        const named = users
          .map(({ entityRef }) => entityRef)
          .filter(ref => ref !== '')
          .slice(0, NAMED_USERS);
        return named.length === 0 ? (
          'Nobody that is known'
        ) : (
          <SpenderLinks
            dimension="entity"
            refs={named}
            count={entities}
            state={state}
          />
        );
      },
      sortBy: ({ entities }) => entities,
      text: ({ users }) =>
        users.map(({ entityRef, owner }) => `${entityRef} ${owner}`).join(' '),
    },
    {
      id: 'teams',
      title: 'Teams',
      align: 'right',
      optional: true,
      value: ({ owners }) => formatNumber(owners),
      sortBy: ({ owners }) => owners,
    },
    {
      id: 'workloads',
      title: 'Workloads',
      optional: true,
      value: ({ workloads }) =>
        workloads.map(one => nameOf('workload', one)).join(', '),
    },
    {
      id: 'environments',
      title: 'Environments',
      optional: true,
      value: ({ environments }) =>
        environments.map(one => nameOf('environment', one)).join(', '),
      text: ({ environments }) => environments.join(' '),
    },
  ];
}

function ratio(value: number | undefined): string {
  return value === undefined ? '–' : formatRelativeChange(value);
}
