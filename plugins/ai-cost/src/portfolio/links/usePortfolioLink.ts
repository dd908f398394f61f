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

import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../../routes';
import {
  DEFAULT_PORTFOLIO_STATE,
  type PortfolioState,
} from '../state/PortfolioState';
import { writePortfolioState } from '../state/writePortfolioState';
import type { PortfolioPage } from './portfolioPage';

/**
 * Makes addresses of the AI Cost page's screens, from within the page. They
 * keep the period, basis, currency and filters; what is a screen's own, such as
 * its order or an open drill-down, stays behind.
 */
export function usePortfolioLink(): (
  page: PortfolioPage,
  state: PortfolioState,
) => string {
  const root = useRouteRef(rootRouteRef);
  return (page, state) => `${root()}/${page}${sharedSearch(state)}`;
}

/** The parameters that all screens have, as `?…`; empty without any. */
export function sharedSearch(state: PortfolioState): string {
  const { period, basis, currency, filters } = state;
  const search = writePortfolioState(
    { ...DEFAULT_PORTFOLIO_STATE, period, basis, currency, filters },
    { defaults: DEFAULT_PORTFOLIO_STATE, previous: new URLSearchParams() },
  ).toString();
  return search ? `?${search}` : '';
}
