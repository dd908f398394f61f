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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { SharedCost } from 'backstage-plugin-ai-cost-common';
import { Money } from '../components/Money';
import { formatNumber, formatShare } from '../format/quantity';
import { DetailTable, type DetailColumn } from '../sources/DetailTable';
import { MEASURE_NAMES } from './shareInWords';

type Part = SharedCost['parts'][number];

export interface PartsTableProps {
  shared: SharedCost;
  currency: string;
  title?: string;
}

/** Who has which part of a shared cost. */
export function PartsTable(props: PartsTableProps) {
  const { shared, currency, title = 'Who has what of it' } = props;
  const { method, measure = 'tokens' } = shared.rule;
  const columns: DetailColumn<Part>[] = [
    {
      title: 'Who',
      value: ({ entityRef }) =>
        entityRef === '' ? (
          'Entities that you may not see'
        ) : (
          <EntityRefLink entityRef={entityRef} />
        ),
    },
    ...(method === 'usage'
      ? [
          {
            title: MEASURE_NAMES[measure],
            align: 'right' as const,
            value: ({ usage }: Part) =>
              usage === undefined ? '–' : formatNumber(usage),
          },
        ]
      : []),
    {
      title: 'Share',
      align: 'right',
      value: ({ share }) => formatShare(share),
    },
    {
      title: 'Cost',
      align: 'right',
      value: ({ cost }) => <Money amount={cost} currency={currency} />,
    },
  ];
  return (
    <DetailTable
      title={title}
      empty="Nobody has a part of it in this period."
      rows={shared.parts}
      rowKey={({ entityRef }) => entityRef}
      columns={columns}
    />
  );
}
