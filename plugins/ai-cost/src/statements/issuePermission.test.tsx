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
import { fixToday } from '../../dev/testing/fixToday';
import { renderGovernance } from '../../dev/testing/renderGovernance';
import { StatementsContent } from './StatementsContent';

fixToday();

// In a file of its own, because `usePermission` remembers its answer.
describe('StatementsContent without aiCost.statement.issue', () => {
  it('shows statements and issues none', async () => {
    renderGovernance({ element: <StatementsContent />, allowed: false });

    expect(
      await screen.findByRole('button', {
        name: 'Open the statement of Team Search',
      }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /^Issue the statements/ }),
    ).not.toBeInTheDocument();
  });
});
