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
  SprawlReport,
  SprawlStatus,
} from 'backstage-plugin-ai-cost-common';
import { Choice } from '../components/Choice';
import { Panel } from '../components/Panel';
import { Quiet } from '../components/Quiet';
import { SelectField } from '../components/SelectField';
import { formatNumber } from '../format/quantity';
import { RowActions } from '../portfolio/actions/RowActions';
import { usePortfolioLink } from '../portfolio/links/usePortfolioLink';
import { narrowed } from '../portfolio/state/filters';
import type { PortfolioState } from '../portfolio/state/PortfolioState';
import type { ChangePortfolioState } from '../portfolio/state/usePortfolioState';
import { useUrlChoice } from '../portfolio/state/useUrlChoice';
import { DataTable } from '../table/DataTable';
import { itemName } from './itemName';
import { SPRAWL_KIND_NAMES, SPRAWL_KINDS, valuesOf } from './sprawlKinds';
import { STATUS_NAMES } from './statusInWords';
import { useSprawlColumns } from './useSprawlColumns';

const STATUSES = ['all', ...Object.keys(STATUS_NAMES)] as (
  | 'all'
  | SprawlStatus
)[];

export interface SprawlTableProps {
  report: SprawlReport;
  currency: string;
  state: PortfolioState;
  onChange: ChangePortfolioState;
}

/** What is in use: by vendor, service or model. */
export function SprawlTable(props: SprawlTableProps) {
  const { report, currency, state, onChange } = props;
  const [kind, chooseKind] = useUrlChoice({
    param: 'show',
    values: SPRAWL_KINDS,
  });
  const [status, chooseStatus] = useUrlChoice({
    param: 'status',
    values: STATUSES,
  });
  const linkTo = usePortfolioLink();
  const columns = useSprawlColumns({ kind, currency, state });
  const things = SPRAWL_KIND_NAMES[kind].toLowerCase();
  return (
    <Panel
      flush
      title="In use"
      actions={
        <>
          <SelectField
            label="Status"
            value={status}
            options={STATUSES.map(value => ({
              value,
              title: value === 'all' ? 'All' : STATUS_NAMES[value],
            }))}
            onChange={chooseStatus}
          />
          <Choice
            label="What is in use"
            value={kind}
            options={SPRAWL_KINDS.map(value => ({
              value,
              title: `${SPRAWL_KIND_NAMES[value]} ${formatNumber(
                report[value].length,
              )}`,
            }))}
            onChange={chooseKind}
          />
        </>
      }
    >
      <DataTable
        id={`sprawl-${kind}`}
        label={`${SPRAWL_KIND_NAMES[kind]} in use`}
        things={things}
        columns={columns}
        rows={report[kind].filter(
          item => status === 'all' || item.status === status,
        )}
        rowKey={({ name, provider }) => JSON.stringify([name, provider])}
        rowLink={item =>
          linkTo('overview', {
            ...state,
            filters: narrowed(state.filters, valuesOf(kind, item)),
          })
        }
        rowLeading={item => (
          <RowActions
            name={itemName(kind, item)}
            onLines={() =>
              onChange({ drillDown: { filters: valuesOf(kind, item) } })
            }
          />
        )}
        rowNote={({ provider, family }) => {
          const note = [provider, family].filter(Boolean).join(' · ');
          return note && kind !== 'vendors' ? <Quiet>{note}</Quiet> : undefined;
        }}
        order={state.order}
        onOrder={order => onChange({ order })}
        empty={
          status === 'all'
            ? `No ${things} are known in this period.`
            : `No ${things} are ${STATUS_NAMES[status].toLowerCase()}.`
        }
      />
    </Panel>
  );
}
