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

export interface OnDemandState<Q, T> {
  /** What the newest answer is to. */
  question?: Q;
  answer?: T;
  error?: Error;
  loading: boolean;
  ask(question: Q): void;
  /** Takes question and answer away, whether it is there or on its way. */
  forget(): void;
}

/**
 * Asks the backend when told to, and keeps the answer to the last question
 * alone.
 *
 * @param load - rejects with what is then the `error`
 */
export function useOnDemand<Q, T>(
  load: (question: Q, signal: AbortSignal) => Promise<T>,
): OnDemandState<Q, T> {
  const [state, setState] = useState<
    Omit<OnDemandState<Q, T>, 'ask' | 'forget'>
  >({ loading: false });
  const latest = useRef(load);
  latest.current = load;
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const ask = useCallback((question: Q) => {
    running.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setState({ question, loading: true });
    latest.current(question, signal).then(
      answer => {
        if (!signal.aborted) {
          setState({ question, answer, loading: false });
        }
      },
      error => {
        if (!signal.aborted) {
          setState({ question, error, loading: false });
        }
      },
    );
  }, []);
  const forget = useCallback(() => {
    running.current?.abort();
    setState({ loading: false });
  }, []);
  return { ...state, ask, forget };
}
