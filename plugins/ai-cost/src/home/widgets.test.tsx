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

import { screen } from '@testing-library/react';
import { lazy, Suspense } from 'react';
import { InMemoryRollUpApi } from '../../dev/sample/rollup/InMemoryRollUpApi';
import { sampleScopes } from '../../dev/sample/rollup/sampleScopes';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderRollUp } from '../../dev/testing/renderRollUp';
import { MY_MOVERS, MY_TEAM_COST } from './widgets';

fixToday();

function renderWidget(widget: typeof MY_TEAM_COST, change = {}) {
  const Content = lazy(async () => ({
    default: (await widget.components()).Content,
  }));
  return renderRollUp({
    element: (
      <Suspense fallback="loading">
        <Content />
      </Suspense>
    ),
    api: new InMemoryRollUpApi({ ...sampleScopes(TODAY), ...change }),
  });
}

const ANN = 'user:default/ann';

describe('the widgets for the home page', () => {
  it('show what whoever is signed in and their groups cost', async () => {
    const { api } = renderWidget(MY_TEAM_COST);

    expect(await screen.findByLabelText('Top components')).toBeVisible();
    expect(api.queries[0]).toMatchObject({ scopeRef: ANN, relations: 'all' });
    expect(screen.getByText('All AI costs')).toHaveAttribute(
      'href',
      '/catalog/default/user/ann/ai-cost',
    );
  });

  it('show what moved and why', async () => {
    renderWidget(MY_MOVERS);

    const movers = await screen.findByRole('list', { name: 'What moved' });
    expect(movers).toHaveTextContent(
      /^Fraud scoring\+\$633\.83 \(\+4%\)\+\$904\.00 for more tokens/,
    );
  });

  it('say so when nothing moved', async () => {
    const scope = sampleScopes(TODAY)[ANN] as object;
    renderWidget(MY_MOVERS, { [ANN]: { ...scope, movers: [] } });
    expect(
      await screen.findByText('Nothing changed against the month before.'),
    ).toBeVisible();
  });

  it('say what is missing to those who own nothing, and to guests', async () => {
    renderWidget(MY_TEAM_COST, { [ANN]: { members: {} } });
    expect(
      await screen.findByText(
        'Neither you nor your groups own a component in the catalog.',
      ),
    ).toBeVisible();

    renderWidget(MY_TEAM_COST, { [ANN]: undefined });
    expect(
      await screen.findByText(/The catalog does not have you as a user/),
    ).toBeVisible();
  });
});
