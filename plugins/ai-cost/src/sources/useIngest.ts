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
  AiCostApi,
  IngestionRun,
  MonthRange,
} from 'backstage-plugin-ai-cost-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { aiCostApiRef } from '../api/aiCostApiRef';
import { formatMonths } from '../format/day';
import { errorMessage } from '../request/errorMessage';
import { runInWords } from './runInWords';

const POLL_MILLISECONDS = 2000;

export interface IngestState {
  /** The source that was asked, and how it goes. */
  sourceId?: string;
  running: boolean;
  /** For a person to read; stays after the run. */
  text: string;
}

/**
 * Asks a source for new deliveries and follows the run until it has finished.
 *
 * @param onFinished - called when the source may show something new
 */
export function useIngest(
  onFinished: () => void,
): [IngestState, (sourceId: string, readAgain?: MonthRange) => void] {
  const api = useApi(aiCostApiRef);
  const [state, setState] = useState<IngestState>({ running: false, text: '' });
  const finished = useRef(onFinished);
  finished.current = onFinished;
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), []);

  const ingest = useCallback(
    async (sourceId: string, readAgain?: MonthRange) => {
      controller.current?.abort();
      controller.current = new AbortController();
      const { signal } = controller.current;
      setState({
        sourceId,
        running: true,
        text: readAgain
          ? `Asked ${sourceId} to read ${formatMonths(readAgain)} again…`
          : `Asked ${sourceId} to look for new bills…`,
      });
      let text: string;
      try {
        const run = await ingestAndWait({ api, sourceId, readAgain, signal });
        text = `${sourceId}: ${runInWords(run)}`;
      } catch (error) {
        text = `${sourceId} could not be asked: ${errorMessage(
          error as Error,
        )}`;
      }
      if (!signal.aborted) {
        setState({ sourceId, running: false, text });
        finished.current();
      }
    },
    [api],
  );
  return [state, ingest];
}

async function ingestAndWait(options: {
  api: AiCostApi;
  sourceId: string;
  readAgain?: MonthRange;
  signal: AbortSignal;
}): Promise<IngestionRun> {
  const { api, sourceId, readAgain, signal } = options;
  const { lastRun: before } = await api.getSource(sourceId, { signal });
  await api.ingestSource(sourceId, { readAgain, signal });
  for (;;) {
    const source = await api.getSource(sourceId, { signal });
    const { lastRun: run } = source;
    const newer = run?.id !== before?.id || before?.outcome === 'running';
    // What was asked for during a run is left to the one after it, which comes
    // at once where the run has not failed.
    const waiting =
      readAgain !== undefined &&
      source.toReadAgain.length > 0 &&
      (run?.outcome === 'success' || run?.outcome === 'partial');
    if (run && newer && run.outcome !== 'running' && !waiting) {
      return run;
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MILLISECONDS));
    signal.throwIfAborted();
  }
}
