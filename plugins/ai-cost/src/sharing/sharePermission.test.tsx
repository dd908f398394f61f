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
import { SharedCostsContent } from './SharedCostsContent';

fixToday();

// In a file of its own, because `usePermission` remembers its answer.
describe('SharedCostsContent without aiCost.share.manage', () => {
  it('shows how costs are divided and changes nothing', async () => {
    renderGovernance({ element: <SharedCostsContent />, allowed: false });

    expect(
      await screen.findByText('Set by the annotation ai-cost/share'),
    ).toBeVisible();
    expect(screen.queryByText('Change…')).not.toBeInTheDocument();
    expect(screen.queryByText('Divide another cost…')).not.toBeInTheDocument();
    expect(
      screen.queryByText('Return to the annotation…'),
    ).not.toBeInTheDocument();
  });
});
