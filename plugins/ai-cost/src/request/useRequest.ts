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

export interface RequestState<T> {
  /** The newest answer; while loading it may be that of an earlier request. */
  data?: T;
  error?: Error;
  loading: boolean;
  /** Asks again. */
  retry(): void;
}

/**
 * Asks the backend whenever `key` changes, and keeps showing the last answer
 * until the next one is there. A request that is no longer wanted is aborted.
 *
 * @param options - `key` stands for everything that `load` depends on
 */
export function useRequest<T>(options: {
  key: string;
  load(signal: AbortSignal): Promise<T>;
}): RequestState<T> {
  const { key } = options;
  const load = useRef(options.load);
  load.current = options.load;
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<RequestState<T>, 'retry'>>({
    loading: true,
  });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState(({ data }) => ({ data, loading: true }));
    load.current(signal).then(
      data => {
        if (!signal.aborted) {
          setState({ data, loading: false });
        }
      },
      error => {
        if (!signal.aborted) {
          setState({ error, loading: false });
        }
      },
    );
    return () => controller.abort();
  }, [key, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
