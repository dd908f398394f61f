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
  AttributedChargeLine,
  ChargeLineQuery,
} from 'backstage-plugin-ai-cost-common';
import { aiCostApiRef } from '../../api/aiCostApiRef';
import { useLinePages, type LinePagesState } from './useLinePages';

/** The charge lines of an entity that answer a question. */
export function useChargeLines(
  query: ChargeLineQuery,
): LinePagesState<AttributedChargeLine> {
  const api = useApi(aiCostApiRef);
  return useLinePages({
    key: JSON.stringify(query),
    load: (cursor, signal) =>
      api.getChargeLines({ ...query, cursor }, { signal }),
  });
}
