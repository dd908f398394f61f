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

import { ServiceUnavailableError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import { InMemorySavedViews } from '../../dev/sample/portfolio/InMemorySavedViews';
import { fixToday } from '../../dev/testing/fixToday';
import { renderScreen } from '../../dev/testing/renderScreen';
import { SavedViewsMenu } from './SavedViewsMenu';

fixToday();

const VIEW = {
  id: '7',
  name: 'Fraud, last month',
  page: 'models',
  search: 'period=last-month&filter=owner%3Agroup%3Adefault%2Ffraud',
  savedAt: '2026-11-22T10:00:00Z',
};

async function renderOpen(views: InMemorySavedViews, search = '') {
  const rendered = renderScreen({
    element: <SavedViewsMenu page="overview" />,
    views,
    search,
  });
  await rendered.user.click(screen.getByText('Views'));
  return { ...rendered, drawer: within(await screen.findByRole('dialog')) };
}

describe('saved views', () => {
  it('keeps what is on screen under a name', async () => {
    const { views, user, drawer } = await renderOpen(
      new InMemorySavedViews(),
      '?basis=list&env=production',
    );
    expect(await drawer.findByText(/None yet/)).toBeVisible();
    await user.type(
      drawer.getByLabelText('Keep what is on screen as'),
      '  List prices {Enter}',
    );

    expect(
      (await drawer.findByRole('link', { name: 'List prices' })).getAttribute(
        'href',
      ),
    ).toBe('/ai-cost/overview?basis=list&env=production');
    expect(views.views).toMatchObject([
      {
        name: 'List prices',
        page: 'overview',
        search: 'basis=list&env=production',
      },
    ]);
  });

  it('opens and deletes one', async () => {
    const { views, user, drawer } = await renderOpen(
      new InMemorySavedViews([VIEW]),
    );
    expect(
      await drawer.findByRole('link', { name: VIEW.name }),
    ).toHaveAttribute('href', `/ai-cost/models?${VIEW.search}`);
    await user.click(drawer.getByLabelText(`Delete the view ${VIEW.name}`));

    expect(await drawer.findByText(/None yet/)).toBeVisible();
    expect(views.views).toEqual([]);
  });

  it('does not take a name twice', async () => {
    const { user, drawer } = await renderOpen(new InMemorySavedViews([VIEW]));
    await drawer.findByRole('link', { name: VIEW.name });
    await user.type(
      drawer.getByLabelText('Keep what is on screen as'),
      VIEW.name,
    );
    expect(drawer.getByText('There is a view of this name')).toBeVisible();
    expect(drawer.getByText('Save').closest('button')).toBeDisabled();
  });

  it('says what failed', async () => {
    const views = new InMemorySavedViews();
    views.failure = new ServiceUnavailableError('The views are away');
    const { drawer } = await renderOpen(views);
    expect(await drawer.findByText('The views are away')).toBeVisible();
  });
});
