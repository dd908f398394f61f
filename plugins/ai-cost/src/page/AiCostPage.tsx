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

import { Content, Header, Page } from '@backstage/core-components';
import { Navigate, Route, Routes } from 'react-router-dom';
import { SourcesContent } from '../sources/SourcesContent';

/** The AI Cost page of the legacy frontend system. */
export function AiCostPage() {
  return (
    <Page themeId="tool">
      <Header title="AI Cost" subtitle="Where the money comes from" />
      <Content>
        <Routes>
          <Route path="/" element={<Navigate to="sources" replace />} />
          <Route path="sources" element={<SourcesContent />} />
        </Routes>
      </Content>
    </Page>
  );
}
