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

import type { IngestionRun, RunOutcome } from 'backstage-plugin-ai-cost-common';
import { formatCount } from '../format/quantity';

export const OUTCOME_NAMES: Record<RunOutcome, string> = {
  running: 'Running',
  success: 'Succeeded',
  partial: 'Partly succeeded',
  failed: 'Failed',
  aborted: 'Was interrupted',
};

/** What a run came to, in a sentence. */
export function runInWords(run: IngestionRun): string {
  const [problem] = run.problems;
  const deliveries =
    run.deliveries === 0
      ? 'nothing new'
      : `${formatCount(
          run.deliveries,
          'delivery',
          'deliveries',
        )} with ${formatCount(run.rows, 'row', 'rows')}`;
  const outcome = `${OUTCOME_NAMES[run.outcome].toLowerCase()}, ${deliveries}`;
  return problem ? `${outcome}. ${problem.message}` : outcome;
}
