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

import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { oneOf } from '../../state/oneOf';

/**
 * A choice of one among few that is a screen's own, kept in the URL.
 *
 * @param options - the first value is the default, which the URL leaves out
 */
export function useUrlChoice<T extends string>(options: {
  param: string;
  values: readonly T[];
}): [T, (value: T) => void] {
  const { param, values } = options;
  const [params, setParams] = useSearchParams();
  const value = oneOf(values, params.get(param)) ?? values[0];
  const choose = useCallback(
    (chosen: T) =>
      setParams(previous => {
        const next = new URLSearchParams(previous);
        if (chosen === values[0]) {
          next.delete(param);
        } else {
          next.set(param, chosen);
        }
        return next;
      }),
    [setParams, param, values],
  );
  return [value, choose];
}
