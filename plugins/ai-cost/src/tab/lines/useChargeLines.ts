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
import { useCallback, useEffect, useRef, useState } from 'react';
import { aiCostApiRef } from '../../api/aiCostApiRef';

interface Lines {
  items: AttributedChargeLine[];
  total?: number;
  nextCursor?: string;
  loading: boolean;
  error?: Error;
}

export interface ChargeLinesState extends Lines {
  /** Gets the next page, or asks again for the one that failed. */
  loadMore(): void;
}

/** The charge lines of a question, page after page. */
export function useChargeLines(query: ChargeLineQuery): ChargeLinesState {
  const api = useApi(aiCostApiRef);
  const key = JSON.stringify(query);
  const [lines, setLines] = useState<Lines>({ items: [], loading: true });
  const controller = useRef<AbortController>();

  const load = useCallback(
    (before: AttributedChargeLine[], cursor?: string) => {
      controller.current?.abort();
      controller.current = new AbortController();
      const { signal } = controller.current;
      setLines(({ total }) => ({ items: before, total, loading: true }));
      api.getChargeLines({ ...JSON.parse(key), cursor }, { signal }).then(
        page => {
          if (!signal.aborted) {
            setLines({
              items: [...before, ...page.items],
              total: page.totalItems,
              nextCursor: page.nextCursor,
              loading: false,
            });
          }
        },
        error => {
          if (!signal.aborted) {
            setLines({
              items: before,
              nextCursor: cursor,
              loading: false,
              error,
            });
          }
        },
      );
    },
    [api, key],
  );

  useEffect(() => {
    load([]);
    return () => controller.current?.abort();
  }, [load]);

  const loadMore = useCallback(
    () => load(lines.items, lines.nextCursor),
    [load, lines],
  );
  return { ...lines, loadMore };
}
