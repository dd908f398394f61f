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

import Skeleton from '@material-ui/lab/Skeleton';
import type { MemberValue } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { Quiet } from '../../components/Quiet';
import { formatSeconds } from '../../format/duration';
import { formatPrice } from '../../format/money';
import { formatSampleSize, formatScore } from '../../format/quality';
import { formatRelativeChange, formatShare } from '../../format/quantity';
import type { DataColumn } from '../../table/DataColumn';
import type { MemberRow, ValueState } from './MemberRow';
import { NotMeasured } from './NotMeasured';

/** Unit cost, speed, errors and quality; they come after the costs. */
export function valueColumns(options: {
  currency: string;
  valueState: ValueState;
}): DataColumn<MemberRow>[] {
  const { currency, valueState } = options;
  const measured = (
    { value }: MemberRow,
    show: (value: MemberValue) => ReactNode,
  ) => {
    if (valueState === 'loading') {
      return <Skeleton width={48} animation={false} aria-hidden />;
    }
    const shown = value && show(value);
    return (
      shown ?? (
        <NotMeasured
          reason={
            valueState === 'failed'
              ? 'It could not be loaded.'
              : 'It was not measured in this period.'
          }
        />
      )
    );
  };
  return [
    {
      id: 'unitCost',
      title: 'Unit cost',
      align: 'right',
      value: row => measured(row, value => unitCostOf(value, currency)),
      sortBy: ({ value }) => value?.unitCost,
    },
    {
      id: 'p95',
      title: 'p95',
      of: 'latency',
      align: 'right',
      value: row =>
        measured(row, ({ p95 }) =>
          p95 === undefined ? undefined : formatSeconds(p95),
        ),
      sortBy: ({ value }) => value?.p95,
    },
    {
      id: 'errorRate',
      title: 'Errors',
      of: 'of requests',
      align: 'right',
      value: row =>
        measured(row, ({ errorRate }) =>
          errorRate === undefined ? undefined : formatShare(errorRate),
        ),
      sortBy: ({ value }) => value?.errorRate,
    },
    {
      id: 'quality',
      title: 'Quality',
      align: 'right',
      value: row => measured(row, qualityOf),
      sortBy: ({ value }) => value?.quality?.value,
    },
  ];
}

function unitCostOf(value: MemberValue, currency: string): ReactNode {
  const { unit, unitCost, previousUnitCost, unitCostTarget } = value;
  if (unitCost === undefined) {
    return undefined;
  }
  const change =
    previousUnitCost !== undefined && previousUnitCost > 0
      ? formatRelativeChange(unitCost / previousUnitCost - 1)
      : undefined;
  return (
    <>
      {formatPrice(unitCost, currency)}
      <Quiet>
        {[unit && `per ${unit}`, change].filter(Boolean).join(', ')}
      </Quiet>
      {unitCostTarget !== undefined && (
        <Quiet title={`Target: ${formatPrice(unitCostTarget, currency)}`}>
          {unitCost > unitCostTarget ? 'above target' : 'within target'}
        </Quiet>
      )}
    </>
  );
}

function qualityOf({ quality }: MemberValue): ReactNode {
  if (!quality) {
    return undefined;
  }
  return (
    <>
      {formatScore(quality.value)}
      <Quiet>{quality.name}</Quiet>
      <Quiet>{formatSampleSize(quality.sampleSize)}</Quiet>
    </>
  );
}
