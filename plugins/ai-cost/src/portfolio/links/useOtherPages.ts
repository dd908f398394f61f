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

import type { PortfolioState } from '../state/PortfolioState';
import { PORTFOLIO_PAGES, type PortfolioPage } from './portfolioPage';
import { usePortfolioLink } from './usePortfolioLink';

/** Where the other screens show what this one is filtered by. */
export function useOtherPages(
  own: PortfolioPage,
  state: PortfolioState,
): { page: PortfolioPage; link: string }[] {
  const linkTo = usePortfolioLink();
  return PORTFOLIO_PAGES.filter(page => page !== own).map(page => ({
    page,
    link: linkTo(page, state),
  }));
}
