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

import { useCallback, useEffect, useRef, useState } from 'react';

/** A page of charge lines. */
export interface LinePage<T> {
  items: T[];
  nextCursor?: string;
  totalItems: number;
}

interface Lines<T> {
  items: T[];
  total?: number;
  nextCursor?: string;
  loading: boolean;
  error?: Error;
}

export interface LinePagesState<T> extends Lines<T> {
  /** Gets the next page, or asks again for the one that failed. */
  loadMore(): void;
}

/**
 * The charge lines of a question, page after page.
 *
 * @param options - `key` stands for everything that `load` depends on
 */
export function useLinePages<T>(options: {
  key: string;
  load(cursor: string | undefined, signal: AbortSignal): Promise<LinePage<T>>;
}): LinePagesState<T> {
  const { key } = options;
  const ask = useRef(options.load);
  ask.current = options.load;
  const [lines, setLines] = useState<Lines<T>>({ items: [], loading: true });
  const controller = useRef<AbortController>();

  const load = useCallback((before: T[], cursor?: string) => {
    controller.current?.abort();
    controller.current = new AbortController();
    const { signal } = controller.current;
    setLines(({ total }) => ({ items: before, total, loading: true }));
    ask.current(cursor, signal).then(
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
  }, []);

  useEffect(() => {
    load([]);
    return () => controller.current?.abort();
  }, [load, key]);

  const loadMore = useCallback(
    () => load(lines.items, lines.nextCursor),
    [load, lines],
  );
  return { ...lines, loadMore };
}
