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

import type { PortfolioModels } from 'backstage-plugin-ai-cost-common';
import { Panel } from '../components/Panel';
import { Quiet } from '../components/Quiet';
import { nameOf } from '../format/words';
import { RowActions } from '../portfolio/actions/RowActions';
import { usePortfolioLink } from '../portfolio/links/usePortfolioLink';
import { narrowed } from '../portfolio/state/filters';
import type { PortfolioState } from '../portfolio/state/PortfolioState';
import type { ChangePortfolioState } from '../portfolio/state/usePortfolioState';
import { DataTable } from '../table/DataTable';
import { useModelColumns } from './useModelColumns';

export interface ModelsTableProps {
  report: PortfolioModels;
  currency: string;
  state: PortfolioState;
  onChange: ChangePortfolioState;
}

/** Every model: what it costs, at which prices, and who uses it. */
export function ModelsTable(props: ModelsTableProps) {
  const { report, currency, state, onChange } = props;
  const linkTo = usePortfolioLink();
  const columns = useModelColumns({
    models: report.models,
    currency,
    state,
  });
  return (
    <Panel
      flush
      title="Models"
      subtitle="Prices are what a thousand tokens cost on average; changes are over complete days"
    >
      <DataTable
        id="models"
        label="Models that are paid for"
        things="models"
        columns={columns}
        rows={report.models}
        rowKey={({ model, provider }) => JSON.stringify([model, provider])}
        rowLink={model =>
          linkTo('overview', {
            ...state,
            filters: narrowed(state.filters, valuesOf(model)),
          })
        }
        rowLeading={model => (
          <RowActions
            name={nameOf('model', model.model)}
            onLines={() =>
              onChange({ drillDown: { filters: valuesOf(model) } })
            }
          />
        )}
        rowNote={({ provider, family }) => (
          <Quiet>
            {[nameOf('provider', provider), family].filter(Boolean).join(' · ')}
          </Quiet>
        )}
        order={state.order}
        onOrder={order => onChange({ order })}
        empty="No models are known in this period."
      />
    </Panel>
  );
}

function valuesOf(sold: { model: string; provider: string }) {
  const { model, provider } = sold;
  return { model, provider };
}
