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

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';

const SILENCE_MILLISECONDS = 60_000;

/** What a person should know of a run whose process has died. */
export const ENDED_SILENTLY: SourceProblem = {
  severity: 'warning',
  message: 'The process that ran it ended before the run did',
  advice: 'Nothing to do: the next run goes on where this one stopped',
};

/**
 * Runs with an older heartbeat are over, though nobody said so.
 *
 * @returns ISO 8601 instant
 */
export function silentSince(now: Date): string {
  return new Date(now.getTime() - SILENCE_MILLISECONDS).toISOString();
}
