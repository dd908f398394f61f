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

import type {
  SourceProblem,
  SourceStatus,
} from 'backstage-plugin-ai-cost-common';

/**
 * How a source fares, as far as people should be told: `failing` when its last
 * run met an error, `late` when it was not read with success for too long,
 * `well` when its last run succeeded. Between two of these it is undecided: a run
 * is under way, or was interrupted.
 */
export type SourceCondition =
  | { state: 'failing'; problem: SourceProblem }
  | { state: 'late' | 'well' | 'undecided' };

/** How a source fares. */
export function sourceCondition(source: SourceStatus): SourceCondition {
  const problem = source.problems.find(({ severity }) => severity === 'error');
  if (problem) {
    return { state: 'failing', problem };
  }
  if (source.stale) {
    return { state: 'late' };
  }
  return {
    state: source.lastRun?.outcome === 'success' ? 'well' : 'undecided',
  };
}
