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
import type { EntityUsageHours } from 'backstage-plugin-ai-cost-common';
import useInterval from 'react-use/esm/useInterval';
import { aiCostApiRef } from '../../api/aiCostApiRef';
import { useRequest, type RequestState } from '../../request/useRequest';

const REFRESH_MILLISECONDS = 60_000;

/** What an entity used lately, asked again every minute. */
export function useEntityUsage(
  entityRef: string,
): RequestState<EntityUsageHours> {
  const api = useApi(aiCostApiRef);
  const request = useRequest({
    key: entityRef,
    load: signal => api.getEntityUsageHours(entityRef, { signal }),
  });
  // Whoever was told of a failure asks again when it suits them.
  useInterval(request.retry, request.error ? null : REFRESH_MILLISECONDS);
  return request;
}
