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
  TelemetryPreview,
  TelemetryPreviewQuery,
} from 'backstage-plugin-ai-cost-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { aiCostApiRef } from '../../api/aiCostApiRef';

export interface PreviewState {
  answer?: TelemetryPreview;
  error?: Error;
  loading: boolean;
  ask(query: TelemetryPreviewQuery): void;
}

/** Asks a telemetry source on demand; the last question alone is answered. */
export function usePreview(): PreviewState {
  const api = useApi(aiCostApiRef);
  const [state, setState] = useState<Omit<PreviewState, 'ask'>>({
    loading: false,
  });
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);
  const ask = useCallback(
    (query: TelemetryPreviewQuery) => {
      running.current?.abort();
      const controller = new AbortController();
      const { signal } = controller;
      running.current = controller;
      setState({ loading: true });
      const settle = (result: Pick<PreviewState, 'answer' | 'error'>) => {
        if (!signal.aborted) {
          setState({ ...result, loading: false });
        }
      };
      api.previewTelemetry(query, { signal }).then(
        answer => settle({ answer }),
        error => settle({ error }),
      );
    },
    [api],
  );
  return { ...state, ask };
}
