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

import {
  Header,
  Page,
  Progress,
  TabbedLayout,
} from '@backstage/core-components';
import { lazy, Suspense, type ReactElement } from 'react';

const OverviewContent = lazy(() =>
  import('../overview/OverviewContent').then(m => ({
    default: m.OverviewContent,
  })),
);
const SprawlContent = lazy(() =>
  import('../sprawl/SprawlContent').then(m => ({ default: m.SprawlContent })),
);
const ModelsContent = lazy(() =>
  import('../modelcatalog/ModelsContent').then(m => ({
    default: m.ModelsContent,
  })),
);
const CoverageContent = lazy(() =>
  import('../coverage/CoverageContent').then(m => ({
    default: m.CoverageContent,
  })),
);
const SharedCostsContent = lazy(() =>
  import('../sharing/SharedCostsContent').then(m => ({
    default: m.SharedCostsContent,
  })),
);
const StatementsContent = lazy(() =>
  import('../statements/StatementsContent').then(m => ({
    default: m.StatementsContent,
  })),
);
const SourcesContent = lazy(() =>
  import('../sources/SourcesContent').then(m => ({
    default: m.SourcesContent,
  })),
);

/** The AI Cost page of the legacy frontend system; its first tab is the default. */
export function AiCostPage() {
  return (
    <Page themeId="tool">
      <Header title="AI Cost" subtitle="What AI costs, whose it is, and why" />
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title="Overview">
          {loaded(<OverviewContent />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sprawl" title="Sprawl">
          {loaded(<SprawlContent />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/models" title="Models">
          {loaded(<ModelsContent />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/coverage" title="Coverage">
          {loaded(<CoverageContent />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/shared-costs" title="Shared costs">
          {loaded(<SharedCostsContent />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/statements" title="Statements">
          {loaded(<StatementsContent />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sources" title="Sources">
          {loaded(<SourcesContent />)}
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}

function loaded(content: ReactElement): ReactElement {
  return <Suspense fallback={<Progress />}>{content}</Suspense>;
}
