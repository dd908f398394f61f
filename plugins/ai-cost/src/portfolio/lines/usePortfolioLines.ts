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

import { useApi } from '@backstage/core-plugin-api';
import type {
  PortfolioChargeLine,
  PortfolioLineQuery,
} from 'backstage-plugin-ai-cost-common';
import { portfolioApiRef } from '../../api/portfolioApiRef';
import {
  useLinePages,
  type LinePagesState,
} from '../../tab/lines/useLinePages';

/** The charge lines of all entities, or nobody, that answer a question. */
export function usePortfolioLines(
  query: PortfolioLineQuery,
): LinePagesState<PortfolioChargeLine> {
  const api = useApi(portfolioApiRef);
  return useLinePages({
    key: JSON.stringify(query),
    load: (cursor, signal) =>
      api.getPortfolioLines({ ...query, cursor }, { signal }),
  });
}
