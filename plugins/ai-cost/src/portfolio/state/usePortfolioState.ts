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
import { DEFAULT_PORTFOLIO_STATE, type PortfolioState } from './PortfolioState';
import { readPortfolioState } from './readPortfolioState';
import { writePortfolioState } from './writePortfolioState';

/** Changes some of the state; each change is a step for the back button. */
export type ChangePortfolioState = (change: Partial<PortfolioState>) => void;

/**
 * A screen's state, kept in the URL.
 *
 * @param defaults - the screen's own; the same object at every call
 */
export function usePortfolioState(
  defaults: PortfolioState = DEFAULT_PORTFOLIO_STATE,
): [PortfolioState, ChangePortfolioState] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(
    () => readPortfolioState(params, defaults),
    [params, defaults],
  );
  const change = useCallback<ChangePortfolioState>(
    part =>
      setParams(previous =>
        writePortfolioState(
          { ...readPortfolioState(previous, defaults), ...part },
          { defaults, previous },
        ),
      ),
    [setParams, defaults],
  );
  return [state, change];
}
