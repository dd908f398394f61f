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
  type ComparedSpend,
} from 'backstage-plugin-ai-cost-common';
import { Change } from '../../components/Change';
import { Money } from '../../components/Money';
import { Quiet } from '../../components/Quiet';
import { TextButton } from '../../components/TextButton';
import { costChange } from '../../format/costChange';
import {
  formatCompactNumber,
  formatNumber,
  formatRelativeChange,
  formatShare,
} from '../../format/quantity';
import { nameOf } from '../../format/words';
import type { DataColumn } from '../../table/DataColumn';
import { portfolioName } from '../../portfolio/portfolioName';
import { titleOf } from '../entityTitles';
import { NotMeasured } from './NotMeasured';
import { searchTextOf, type MemberRow, type ValueState } from './MemberRow';
import { valueColumns } from './valueColumns';

/** What can be known of each component of a roll-up. */
export function memberColumns(options: {
  currency: string;
  valueState: ValueState;
  /** Something is shared with any of them. */
  anyShared: boolean;
  /** Looks into the charge lines of a component. */
  onSelect(entityRef: string): void;
}): DataColumn<MemberRow>[] {
  return [
    {
      id: 'component',
      title: 'Component',
      value: ({ member }) => titleOf(member),
      sortBy: ({ member }) => titleOf(member),
      text: searchTextOf,
    },
    ...costColumns(options),
    ...valueColumns(options),
    ...placeColumns(),
  ];
}

function costColumns(options: {
  currency: string;
  anyShared: boolean;
  onSelect(entityRef: string): void;
}): DataColumn<MemberRow>[] {
  const { currency, anyShared, onSelect } = options;
  return [
    {
      id: 'cost',
      title: 'Cost',
      align: 'right',
      value: ({ member }) => (
        <TextButton onClick={() => onSelect(member.entityRef)}>
          <Money amount={member.cost} currency={currency} />
        </TextButton>
      ),
      sortBy: ({ member }) => parseDecimal(member.cost),
    },
    {
      id: 'change',
      title: 'Change',
      align: 'right',
      value: ({ member }) => (
        <>
          <Change
            current={member.completeCost}
            previous={member.previousCost}
            currency={currency}
            show="money"
          />
          <Quiet>{relativeChange(member)}</Quiet>
        </>
      ),
      sortBy: ({ member }) =>
        parseDecimal(member.completeCost) - parseDecimal(member.previousCost),
    },
    {
      id: 'share',
      title: 'Share',
      align: 'right',
      value: ({ member }) =>
        member.share === undefined ? '–' : formatShare(member.share),
      sortBy: ({ member }) => member.share,
    },
    {
      id: 'shared',
      title: 'Shared',
      of: 'with it by others',
      optional: !anyShared,
      align: 'right',
      value: ({ member }) =>
        parseDecimal(member.sharedCost) === 0n ? (
          '–'
        ) : (
          <Money amount={member.sharedCost} currency={currency} />
        ),
      sortBy: ({ member }) => parseDecimal(member.sharedCost),
    },
    {
      id: 'tokens',
      title: 'Tokens',
      align: 'right',
      value: ({ member: { tokens } }) =>
        tokens === undefined ? (
          <NotMeasured reason="The bill counts no tokens of it." />
        ) : (
          <span title={formatNumber(tokens)}>
            {formatCompactNumber(tokens)}
          </span>
        ),
      sortBy: ({ member }) => member.tokens,
    },
  ];
}

function placeColumns(): DataColumn<MemberRow>[] {
  return [
    {
      id: 'owner',
      title: 'Team',
      optional: true,
      value: ({ member }) => portfolioName('owner', member.owner ?? ''),
      sortBy: ({ member }) =>
        member.owner && portfolioName('owner', member.owner),
    },
    {
      id: 'system',
      title: 'System',
      optional: true,
      value: ({ member }) =>
        member.system ? portfolioName('entity', member.system) : '–',
      sortBy: ({ member }) =>
        member.system && portfolioName('entity', member.system),
    },
    {
      id: 'environments',
      title: 'Environments',
      optional: true,
      value: ({ member }) => listOf('environment', member.environments),
      sortBy: ({ member }) => listOf('environment', member.environments),
      text: ({ member }) => listOf('environment', member.environments),
    },
    {
      id: 'models',
      title: 'Models',
      optional: true,
      value: ({ member }) => listOf('model', member.models),
      sortBy: ({ member }) => member.models.length,
      text: ({ member }) => listOf('model', member.models),
    },
  ];
}

function relativeChange({ completeCost, previousCost }: ComparedSpend): string {
  const { ratio, direction } = costChange(completeCost, previousCost);
  if (direction === 'same') {
    return '';
  }
  return ratio === undefined ? 'nothing before' : formatRelativeChange(ratio);
}

function listOf(dimension: 'environment' | 'model', keys: string[]): string {
  return keys.map(key => nameOf(dimension, key)).join(', ') || '–';
}
