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

import { lazy, Suspense } from 'react';
import type { RollUpKind } from '../entity/rollUpKinds';
import { TabSkeleton } from '../tab/TabSkeleton';

const RollUpTab = lazy(() =>
  import('./RollUpTab').then(m => ({ default: m.RollUpTab })),
);

/** The tab of teams and systems, loaded where there is one. */
export function LazyRollUpTab(props: { kind: RollUpKind }) {
  return (
    <Suspense fallback={<TabSkeleton />}>
      <RollUpTab {...props} />
    </Suspense>
  );
}
