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
import type {
  AttributionTrial,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import { Money } from '../../components/Money';
import { formatMonth } from '../../format/day';
import { formatNumber } from '../../format/quantity';
import { ruleInWords } from '../../format/words';
import { DetailTable } from '../../sources/DetailTable';
import { reasonInWords } from '../reasons/reasonInWords';

export interface TrialTablesProps {
  trial: AttributionTrial;
  currency: string;
}

/** From whom to whom, against which other claims, and in which months. */
export function TrialTables({ trial, currency }: TrialTablesProps) {
  return (
    <div>
      <DetailTable
        title="From whom to whom"
        empty="No money would change hands."
        rows={trial.moves}
        rowKey={(_, index) => index}
        columns={[
          {
            title: 'From',
            value: move => (
              <Side entityRef={move.fromRef} reason={move.fromReason} />
            ),
          },
          {
            title: 'To',
            value: move => (
              <Side entityRef={move.toRef} reason={move.toReason} />
            ),
          },
          {
            title: 'Cost',
            align: 'right',
            value: move => <Money amount={move.cost} currency={currency} />,
          },
          {
            title: 'Lines',
            align: 'right',
            value: move => formatNumber(move.lines),
          },
        ]}
      />
      <DetailTable
        title="Conflicts"
        empty="Nobody else claims these charges as specifically."
        rows={trial.conflicts}
        rowKey={(_, index) => index}
        columns={[
          {
            title: 'Claimed as well by',
            value: ({ entityRef }) => <Side entityRef={entityRef} />,
          },
          { title: 'By', value: ({ rule }) => ruleInWords(rule) },
          {
            title: 'Cost to be divided',
            align: 'right',
            value: ({ cost }) => <Money amount={cost} currency={currency} />,
          },
          {
            title: 'Lines',
            align: 'right',
            value: ({ lines }) => formatNumber(lines),
          },
        ]}
      />
      <DetailTable
        title="By month"
        empty="There is no month with charges of it."
        rows={trial.months}
        rowKey={({ month }) => month}
        columns={[
          { title: 'Month', value: ({ month }) => formatMonth(month) },
          {
            title: 'More for the entity',
            align: 'right',
            value: ({ gained }) => (
              <Money amount={gained} currency={currency} />
            ),
          },
        ]}
      />
    </div>
  );
}

function Side(props: { entityRef: string; reason?: UnallocatedReason }) {
  const { entityRef, reason } = props;
  if (entityRef !== '') {
    return <EntityRefLink entityRef={entityRef} />;
  }
  return (
    <>
      Nobody
      {reason && `: ${reasonInWords(reason).title.toLocaleLowerCase()}`}
    </>
  );
}
