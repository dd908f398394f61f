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

import type { SourceStatus } from 'backstage-plugin-ai-cost-common';

export type SourceHealth = 'ok' | 'running' | 'attention' | 'failed' | 'idle';

/** How a source fares, the worst first. */
export function sourceHealth(source: SourceStatus): SourceHealth {
  const outcome = source.lastRun?.outcome;
  if (outcome === 'running') {
    return 'running';
  }
  if (
    outcome === 'failed' ||
    source.problems.some(problem => problem.severity === 'error')
  ) {
    return 'failed';
  }
  if (!source.lastRun) {
    return 'idle';
  }
  return source.stale ||
    outcome === 'partial' ||
    outcome === 'aborted' ||
    source.problems.length > 0 ||
    source.quarantinedRows > 0
    ? 'attention'
    : 'ok';
}
