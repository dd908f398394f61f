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

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readTabState } from './readTabState';
import type { TabState } from './TabState';
import { writeTabState } from './writeTabState';

/** Changes some of the state; each change is a step for the back button. */
export type ChangeTabState = (change: Partial<TabState>) => void;

/** The tab's state, kept in the URL. */
export function useTabState(): [TabState, ChangeTabState] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readTabState(params), [params]);
  const change = useCallback<ChangeTabState>(
    part =>
      setParams(previous =>
        writeTabState({ ...readTabState(previous), ...part }, previous),
      ),
    [setParams],
  );
  return [state, change];
}
