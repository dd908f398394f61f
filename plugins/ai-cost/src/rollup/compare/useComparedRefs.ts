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

const PARAM = 'compare';

/** How many components can be compared: with more, lines cannot be told apart. */
export const MOST_COMPARED = 6;

/** Refs of the components that are compared, each once, kept in the URL. */
export function useComparedRefs(): [string[], (entityRefs: string[]) => void] {
  const [params, setParams] = useSearchParams();
  const compared = useMemo(
    () => [...new Set(params.getAll(PARAM))].slice(0, MOST_COMPARED),
    [params],
  );
  const change = useCallback(
    (entityRefs: string[]) =>
      setParams(previous => {
        const next = new URLSearchParams(previous);
        next.delete(PARAM);
        for (const entityRef of entityRefs) {
          next.append(PARAM, entityRef);
        }
        return next;
      }),
    [setParams],
  );
  return [compared, change];
}
