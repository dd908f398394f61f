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

import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { UnknownPrice } from 'backstage-plugin-ai-cost-common';
import { aiCostApiRef } from '../api/aiCostApiRef';
import { CopySnippet } from '../components/CopySnippet';
import { Panel } from '../components/Panel';
import { RequestFailed } from '../components/RequestFailed';
import { formatNumber } from '../format/quantity';
import { useRequest } from '../request/useRequest';
import { DetailTable } from './DetailTable';
import { priceSnippet } from './priceSnippet';

const MOST_MODELS = 10;

const useStyles = makeStyles(
  theme => ({ snippet: { marginTop: theme.spacing(2) } }),
  { name: 'AiCostUnknownPrices' },
);

const COLUMNS = [
  { title: 'Provider', value: ({ provider }: UnknownPrice) => provider },
  { title: 'Model', value: ({ model }: UnknownPrice) => model ?? '–' },
  {
    title: 'Tokens in 7 days',
    align: 'right' as const,
    value: ({ tokens }: UnknownPrice) => formatNumber(tokens),
  },
  { title: 'Why', value: ({ reason }: UnknownPrice) => reason },
];

/** Models whose usage is not estimated; nothing when there are none. */
export function UnknownPrices() {
  const api = useApi(aiCostApiRef);
  const classes = useStyles();
  const { data, error, retry } = useRequest({
    key: '',
    load: signal => api.getUnknownPrices({ signal }),
  });
  if (error) {
    return (
      <RequestFailed
        error={error}
        what="the models without a price"
        forbiddenAdvice="Ask whoever runs this portal for the permission aiCost.source.read."
        onRetry={retry}
      />
    );
  }
  if (!data?.length) {
    return null;
  }
  const shown = data.slice(0, MOST_MODELS);
  return (
    <Panel
      title="Prices to add"
      subtitle="What these models cost is not estimated: their price is not known, which does not make it zero."
    >
      <DetailTable
        title="Models without a price"
        empty=""
        rows={shown}
        rowKey={({ provider, model }) => JSON.stringify([provider, model])}
        columns={COLUMNS}
      />
      {data.length > shown.length && (
        <p>and {formatNumber(data.length - shown.length)} more</p>
      )}
      <div className={classes.snippet}>
        <CopySnippet
          text={priceSnippet(shown)}
          label="Copy the configuration of prices"
        />
      </div>
    </Panel>
  );
}
