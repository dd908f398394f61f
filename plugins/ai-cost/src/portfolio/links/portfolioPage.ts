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

/** The screens of the AI Cost page that show the same spend, by their paths. */
export const PORTFOLIO_PAGES = [
  'overview',
  'sprawl',
  'models',
  'coverage',
] as const;

export type PortfolioPage = (typeof PORTFOLIO_PAGES)[number];

export const PORTFOLIO_PAGE_TITLES: Record<PortfolioPage, string> = {
  overview: 'Overview',
  sprawl: 'Sprawl',
  models: 'Models',
  coverage: 'Coverage',
};
