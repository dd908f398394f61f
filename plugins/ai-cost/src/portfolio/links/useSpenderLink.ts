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

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { PortfolioState } from '../state/PortfolioState';
import { sharedSearch } from './usePortfolioLink';

/**
 * Makes addresses of the AI Cost tab of entities and teams, which keep the
 * period, basis, currency and environments. Undefined for what is no ref.
 */
export function useSpenderLink(): (
  ref: string,
  state: PortfolioState,
) => string | undefined {
  const entityRoute = useRouteRef(entityRouteRef);
  return (ref, state) => {
    const parts = partsOf(ref);
    if (!parts) {
      return undefined;
    }
    const { environment } = state.filters;
    const filters = environment ? { environment } : {};
    return `${entityRoute(parts)}/ai-cost${sharedSearch({
      ...state,
      filters,
    })}`;
  };
}

function partsOf(ref: string) {
  try {
    const { kind, namespace, name } = parseEntityRef(ref);
    return { kind: kind.toLowerCase(), namespace, name };
  } catch {
    return undefined;
  }
}
