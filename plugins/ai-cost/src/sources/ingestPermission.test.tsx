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
import { InMemoryAiCostApi } from '../../dev/sample/InMemoryAiCostApi';
import { sampleSources } from '../../dev/sample/sampleSources';
import { fixToday, TODAY } from '../../dev/testing/fixToday';
import { renderWithApi } from '../../dev/testing/renderWithApi';
import { SourcesContent } from './SourcesContent';

fixToday();

// In a file of its own, because `usePermission` remembers its answer.
describe('SourcesContent without aiCost.source.manage', () => {
  it('shows the sources and offers no ingestion', async () => {
    renderWithApi({
      element: <SourcesContent />,
      api: new InMemoryAiCostApi({}, sampleSources(TODAY)),
      search: '?source=aws',
      allowed: false,
    });

    expect(await screen.findByText('Observed lag')).toBeVisible();
    expect(screen.getByText('4 sources, 2 need a look')).toBeVisible();
    expect(screen.queryByText('Ingest now')).not.toBeInTheDocument();
  });
});
