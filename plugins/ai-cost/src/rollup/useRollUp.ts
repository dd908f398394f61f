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
  RollUpQuery,
  RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import { portfolioApiRef } from '../api/portfolioApiRef';
import { useRequest, type RequestState } from '../request/useRequest';

/** The report on a Group, User, System or Domain. */
export function useRollUp(query: RollUpQuery): RequestState<RollUpReport> {
  const api = useApi(portfolioApiRef);
  return useRequest({
    key: JSON.stringify(query),
    load: signal => api.getRollUp(query, { signal }),
  });
}
