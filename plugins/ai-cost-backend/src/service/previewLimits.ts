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

import { ServiceUnavailableError } from '@backstage/errors';
import type { TelemetryPreview } from 'backstage-plugin-ai-cost-common';

const MOST_AT_ONCE = 4;
const TIMEOUT_MILLISECONDS = 15_000;
const MOST_SERIES = 20;
const MOST_LABELS = 30;
// An expression may have all that an annotation may.
const LONGEST = 8192;

/** Keeps what people try from keeping the portal, or what they ask, busy. */
export interface PreviewLimits {
  /**
   * Runs a preview, for some seconds, and cuts what comes back to what a person
   * can read.
   *
   * @throws ServiceUnavailableError when others try queries, or it takes too long
   */
  run(
    preview: (signal: AbortSignal) => Promise<TelemetryPreview>,
  ): Promise<TelemetryPreview>;
}

/** @param options - `timeout` is in milliseconds */
export function previewLimits(
  options: { timeout?: number } = {},
): PreviewLimits {
  const { timeout = TIMEOUT_MILLISECONDS } = options;
  let running = 0;
  return {
    async run(preview) {
      if (running >= MOST_AT_ONCE) {
        throw new ServiceUnavailableError(
          'Too many queries are being tried; try again in a moment',
        );
      }
      running += 1;
      const signal = AbortSignal.timeout(timeout);
      // What goes on after nobody waits for it keeps its place until it ends.
      const ended = (async () => preview(signal))().finally(() => {
        running -= 1;
      });
      return cut(await Promise.race([ended, failOn(signal, timeout)]));
    },
  };
}

/** For sources that do not look at their signal. */
function failOn(signal: AbortSignal, timeout: number): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(
        new ServiceUnavailableError(
          `The query took longer than ${timeout / 1000} seconds`,
        ),
      ),
    );
  });
}

function cut({
  sent,
  series,
  found,
  problem,
}: TelemetryPreview): TelemetryPreview {
  return {
    sent: shorten(sent),
    series: series.slice(0, MOST_SERIES).map(({ labels, value }) => ({
      labels: Object.fromEntries(
        Object.entries(labels)
          .slice(0, MOST_LABELS)
          .map(([name, label]) => [shorten(name), shorten(label)]),
      ),
      value: shorten(value),
    })),
    found,
    problem: problem === undefined ? undefined : shorten(problem),
  };
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
