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
import type { StatementMonth } from 'backstage-plugin-ai-cost-common';
import type { ReactNode } from 'react';
import { Money } from '../components/Money';
import { DetailTable } from '../sources/DetailTable';

export interface OpenTableProps {
  open: StatementMonth['open'];
  action?: ReactNode;
}

/** Whose statements of a closed month are not issued yet. */
export function OpenTable({ open, action }: OpenTableProps) {
  return (
    <DetailTable
      title="To issue"
      action={action}
      empty="All statements are issued."
      rows={open}
      rowKey={({ owner, currency }) => `${owner} ${currency}`}
      columns={[
        { title: 'Team', value: ({ owner }) => <Team owner={owner} /> },
        {
          title: 'Effective cost',
          align: 'right',
          value: ({ effective, currency }) => (
            <Money amount={effective} currency={currency} />
          ),
        },
      ]}
    />
  );
}

function Team({ owner }: { owner: string }) {
  return owner === '' ? <>No team</> : <EntityRefLink entityRef={owner} />;
}
